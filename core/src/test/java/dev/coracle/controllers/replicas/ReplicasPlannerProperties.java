package dev.coracle.controllers.replicas;

import static dev.coracle.controllers.replicas.TestPods.NOW;
import static dev.coracle.controllers.replicas.TestPods.annotated;
import static dev.coracle.controllers.replicas.TestPods.on;
import static dev.coracle.controllers.replicas.TestPods.pod;
import static dev.coracle.controllers.replicas.TestPods.ready;
import static dev.coracle.controllers.replicas.TestPods.restarted;
import static dev.coracle.controllers.replicas.TestPods.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.core.Pod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReplicasPlannerProperties {
    /** What distinguishes a pod; its name comes from its place in the list, so that shrinking leaves it alone. */
    private record Draft(int node, boolean running, int readySince, int restarts, int cost) {
        Pod made(int index) {
            Pod pod = annotated(pod("p" + index), "" + cost);
            pod = node == 0 ? pod.withSpec(pod.spec().withNodeName(Optional.empty())) : on(pod, "n" + node);
            pod = readySince == 0 ? pod.withStatus(pod.status().withConditions()) : ready(pod, 1L << readySince);
            if (!running) pod = pod.withStatus(pod.status().withPhase("Pending"));
            return restarted(pod, restarts);
        }
    }

    @Provide
    Arbitrary<List<Pod>> pods() {
        Arbitrary<Draft> drafts = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(-1, 1))
                .as(Draft::new);
        return drafts.list().ofMaxSize(12).map(list -> {
            List<Pod> pods = new ArrayList<>();
            for (Draft draft : list) pods.add(draft.made(pods.size()));
            return pods;
        });
    }

    private static ReplicasPlan plan(int replicas, List<Pod> pods) {
        return ReplicasPlanner.plan(new ReplicasView(set(replicas), pods, pods, true, NOW));
    }

    @Property
    @Label("liveness: one round of the plan reaches the wanted count")
    void oneRoundConverges(@ForAll("pods") List<Pod> pods, @ForAll @IntRange(max = 12) int replicas) {
        ReplicasPlan plan = plan(replicas, pods);
        assertThat(pods.size() + plan.create() - plan.delete().size()).isEqualTo(replicas);
    }

    @Property
    @Label("safety: it deletes only pods there are, each once, and never creates as well")
    void itDeletesOnlyWhatThereIs(@ForAll("pods") List<Pod> pods, @ForAll @IntRange(max = 12) int replicas) {
        ReplicasPlan plan = plan(replicas, pods);
        Set<Pod> distinct = new HashSet<>(plan.delete());
        assertThat(distinct).hasSameSizeAs(plan.delete());
        assertThat(pods).containsAll(plan.delete());
        assertThat(plan.create() == 0 || plan.delete().isEmpty()).isTrue();
    }

    @Property
    @Label("safety: a ready pod that runs goes only when no other one is left to delete")
    void unreadyGoFirst(@ForAll("pods") List<Pod> pods, @ForAll @IntRange(max = 12) int replicas) {
        List<Pod> kept = new ArrayList<>(pods);
        List<Pod> deleted = plan(replicas, pods).delete();
        kept.removeAll(deleted);
        if (deleted.stream().anyMatch(ReplicasPlannerProperties::serves)) {
            assertThat(kept).allMatch(ReplicasPlannerProperties::serves);
        }
    }

    private static boolean serves(Pod pod) {
        return PodHealth.isReady(pod)
                && pod.spec().nodeName().isPresent()
                && pod.status().phase().orElse("").equals("Running");
    }

    @Property
    @Label("safety: who goes does not depend on the order in which the pods are listed")
    void theOrderOfTheListDoesNotMatter(@ForAll("pods") List<Pod> pods, @ForAll @IntRange(max = 12) int replicas) {
        List<Pod> reversed = new ArrayList<>(pods);
        Collections.reverse(reversed);
        assertThat(plan(replicas, reversed).delete())
                .containsExactlyInAnyOrderElementsOf(plan(replicas, pods).delete());
    }
}
