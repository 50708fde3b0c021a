package dev.coracle.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.volume.PodClaims;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.cycle.Search;
import dev.coracle.scheduler.cycle.Shared;
import dev.coracle.scheduler.cycle.WaitingPods;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.state.Cache;
import dev.coracle.scheduler.state.ClusterState;
import dev.coracle.testkit.reference.RandomObjects;
import dev.coracle.testkit.reference.RandomStorage;
import dev.coracle.testkit.reference.ReferenceAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The scheduler against one that counts everything anew, after whatever may have become of nodes and pods. */
class ReferenceProperties {
    enum What {
        NODE,
        NODE_GONE,
        POD,
        POD_GONE,
        ASSUME,
        FORGET,
        CONFIRM,
        NOMINATE,
        NAMESPACE,
        STORAGE,
        JUDGE
    }

    /** Something done with one of a few objects, in one of many shapes. */
    record Step(What what, int which, int shape) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(3, What.NODE),
                                Tuple.of(1, What.NODE_GONE),
                                Tuple.of(6, What.POD),
                                Tuple.of(1, What.POD_GONE),
                                Tuple.of(4, What.ASSUME),
                                Tuple.of(2, What.FORGET),
                                Tuple.of(2, What.CONFIRM),
                                Tuple.of(1, What.NOMINATE),
                                Tuple.of(1, What.NAMESPACE),
                                Tuple.of(2, What.STORAGE),
                                Tuple.of(5, What.JUDGE)),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers())
                .as(Step::new)
                .list()
                .ofMaxSize(50);
    }

    /** A cluster as the scheduler keeps it, and as plain lists. */
    private static final class Both {
        final Map<String, Namespace> namespaces = new LinkedHashMap<>();
        final Map<String, Node> nodes = new LinkedHashMap<>();
        final Map<String, Pod> pods = new LinkedHashMap<>();
        final Map<String, Pod> waiting = new LinkedHashMap<>();
        final Cache cache = new Cache(new ClusterState(
                name -> namespaces.containsKey(name) ? namespaces.get(name).labels() : Collections.emptyMap()));
        final Nominator nominator = new Nominator();
        List<ApiObject> storage = new RandomStorage(0).objects();
        final Framework remembering = remembering();
        int judged;

        Framework remembering() {
            WaitingPods nobody = new WaitingPods((delay, task) -> () -> {});
            Shared shared = new Shared(StillWorld.empty(), cache.state(), nominator, nobody, new Search());
            Profile profile = Profile.defaults().without("DefaultPreemption");
            return new Framework(profile.lineup(), shared);
        }

        void take(Step step) {
            RandomObjects random = new RandomObjects(step.shape);
            String node = "n" + Math.floorMod(step.shape, 6);
            String uid = "p" + step.which;
            Pod pod = random.pod(uid, Instant.ofEpochSecond(1000L + step.which));
            switch (step.what) {
                case NODE -> putNode(random.node("n" + step.which % 6));
                case NODE_GONE -> {
                    cache.removeNode(node);
                    nodes.remove(node);
                }
                case POD -> put(on(pod, node));
                case POD_GONE -> {
                    cache.remove(uid);
                    pods.remove(uid);
                }
                case ASSUME -> assume(pod, node);
                case FORGET -> {
                    if (cache.forget(uid)) pods.remove(uid);
                }
                case CONFIRM -> {
                    if (cache.isAssumed(uid)) put(pods.getOrDefault(uid, pod));
                }
                case NOMINATE -> nominate(pod, node);
                case NAMESPACE -> label(RandomObjects.NAMESPACES.get(step.which % 3), step.shape % 2 == 0 ? "x" : "y");
                case STORAGE -> storage = new RandomStorage(step.shape).objects();
                case JUDGE -> judge(random);
            }
        }

        void putNode(Node node) {
            cache.putNode(node);
            nodes.put(node.name(), node);
        }

        void put(Pod pod) {
            cache.put(pod);
            pods.put(pod.uid(), pod);
        }

        void assume(Pod pod, String node) {
            if (pods.containsKey(pod.uid())) return;
            cache.assume(PodInfo.of(pod), node);
            pods.put(pod.uid(), on(pod, node));
        }

        static Pod on(Pod pod, String node) {
            return pod.withSpec(pod.spec().withNodeName(node));
        }

        void nominate(Pod pod, String node) {
            Pod other = pod.withMetadata(pod.metadata().withUid("w" + pod.uid()).withName("w" + pod.uid()));
            nominator.nominate(PodInfo.of(other), node);
            waiting.put(other.uid(), other.withStatus(other.status().withNominatedNodeName(node)));
        }

        void label(String namespace, String team) {
            ObjectMeta metadata =
                    ObjectMeta.builder().name(namespace).putLabel("team", team).build();
            namespaces.put(namespace, Namespace.builder().metadata(metadata).build());
            cache.state().namespacesChanged();
        }

        /** Judges a pod; a chosen node is taken. */
        void judge(RandomObjects random) {
            Pod pod = random.pod("j" + judged, Instant.ofEpochSecond(2000L + judged++));
            List<Service> services = List.of(random.service("s"));
            List<PodDisruptionBudget> budgets = List.of(random.budget("b1"), random.budget("b2"));
            List<Pod> others = new ArrayList<>(pods.values());
            others.addAll(waiting.values());
            Case situation = new Case(
                    "random",
                    List.copyOf(nodes.values()),
                    others,
                    List.copyOf(namespaces.values()),
                    services,
                    budgets,
                    storage,
                    pod,
                    true);
            Map<String, Object> right = ReferenceAnswer.of(situation);
            Map<String, Object> decided = Decider.explain(situation, Profile.defaults(), cache.state(), nominator)
                    .tree();
            assertThat(Json.treeToText(decided)).as("judged %s", pod.name()).isEqualTo(Json.treeToText(right));
            note(right);
            boolean looksOutside = services.get(0).namespace().equals(pod.namespace())
                    || !PodClaims.names(pod).isEmpty();
            if (looksOutside) return;
            Decision decision = remembering.decide(Attempt.of(PodInfo.of(pod)));
            Object best = right.getOrDefault("best", List.of());
            if (decision instanceof Decision.Chosen chosen) {
                assertThat((List<?>) best).asString().contains(chosen.node().name());
                assume(pod, chosen.node().name());
            } else {
                assertThat(best).isEqualTo(List.of());
            }
        }

        static void note(Map<String, Object> answer) {
            String kind = answer.containsKey("best") ? "fits" : answer.containsKey("victims") ? "preempts" : "hopeless";
            Statistics.label("outcome").collect(kind);
        }
    }

    @Property(tries = 300)
    @Label("safety: every node is judged and scored, and victims are chosen, as when everything is counted anew")
    void theSchedulerAgreesWithTheReference(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        for (int i = 0; i < 3; i++) both.putNode(new RandomObjects(i).node("n" + i));
        for (Step step : steps) both.take(step);
    }
}
