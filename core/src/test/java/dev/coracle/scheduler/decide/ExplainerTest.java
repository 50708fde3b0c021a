package dev.coracle.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.Conditions;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.scheduling.PriorityClass;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PermitPlugin;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private Simulation simulation = Simulation.of(
            ClusterDefinition.builder()
                    .addNode(NodeDefinition.of("node-1"))
                    .addNode(NodeDefinition.of("node-2"))
                    .addNode(NodeDefinition.of("node-3")
                            .withTaints(Taint.builder()
                                    .key("reserved")
                                    .effect("NoSchedule")
                                    .build()))
                    .build(),
            42);

    private Cluster cluster() {
        return simulation.cluster();
    }

    @BeforeEach
    void nodesAreReady() {
        for (int i = 1; i <= 3; i++) cluster().await(Conditions.nodeReady("node-" + i, true));
    }

    @AfterEach
    void end() {
        simulation.close();
    }

    private static Pod pod(String name, String cpu) {
        return Pod.builder()
                .metadata(ObjectMeta.builder().namespace("default").name(name).build())
                .spec(PodSpec.builder()
                        .addContainer(Container.builder()
                                .name("main")
                                .image("app:1")
                                .resources(ResourceRequirements.builder()
                                        .putRequest("cpu", Quantity.parse(cpu))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private Explanation explain(Pod pod) {
        return Explainer.of(cluster().client(), Profile.defaults()).explain(pod);
    }

    private void run(Pod pod) {
        cluster().apply(pod);
        cluster().await(Conditions.podReady("default", pod.name()));
    }

    @Test
    void aPodThatFitsIsExplainedByScores() {
        run(pod("old", "3"));

        Explanation explanation = explain(pod("new", "500m"));

        String taken =
                cluster().client().pods("default").get("old").spec().nodeName().orElseThrow();
        String free = taken.equals("node-1") ? "node-2" : "node-1";
        assertThat(explanation.best()).containsExactly(free);
        assertThat(explanation.table().lines().toList()).hasSize(5).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("NODE     TOTAL   ImageLocality   InterPodAffinity");
            assertThat(lines.get(1)).startsWith(free);
            assertThat(lines.get(2)).startsWith(taken);
            assertThat(lines.get(3)).isEqualTo("NODE     REFUSED BY        REASONS");
            assertThat(lines.get(4)).isEqualTo("node-3   TaintToleration   node(s) had untolerated taint {reserved: }");
        });
    }

    @Test
    void aPodThatFitsNowhereIsExplainedByRefusalsAndByWhatPreemptionWouldDo() {
        cluster()
                .apply(PriorityClass.builder()
                        .metadata(ObjectMeta.builder().name("high").build())
                        .value(1000)
                        .build());
        run(pod("a", "3"));
        run(pod("b", "3"));
        long before = cluster().client().pods("default").list().items().size();
        Pod urgent = pod("urgent", "2");
        Pod high = urgent.withSpec(urgent.spec().withPriority(1000).withPriorityClassName("high"));

        Explanation explanation = explain(high);

        assertThat(explanation.best()).isEmpty();
        assertThat(explanation.json()).contains("\"reasons\":[\"Insufficient cpu\"]", "\"nominatedNode\":\"node-");
        assertThat(explanation.table()).containsPattern("would evict default/[ab] on node-[12]$");
        assertThat(cluster().client().pods("default").list().items()).hasSize((int) before);
    }

    @Test
    void theSchedulerDoesWhatIsExplained() {
        run(pod("old", "3"));
        List<String> best = explain(pod("new", "500m")).best();

        run(pod("new", "500m"));

        assertThat(best)
                .contains(cluster()
                        .client()
                        .pods("default")
                        .get("new")
                        .spec()
                        .nodeName()
                        .orElseThrow());
    }

    @Test
    void anotherSituationIsExplainedWithoutTouchingTheCluster() {
        run(pod("a", "3"));
        run(pod("b", "3"));
        Explainer explainer = Explainer.of(cluster().client(), Profile.defaults());
        Case now = explainer.situation(pod("new", "2"));
        Case without = new Case(
                now.name(),
                now.nodes(),
                List.of(),
                now.namespaces(),
                now.services(),
                now.budgets(),
                now.others(),
                now.pod(),
                false);

        assertThat(Decider.explain(now, Profile.defaults()).best()).isEmpty();
        assertThat(Decider.explain(without, Profile.defaults()).best()).containsExactly("node-1", "node-2");
    }

    /** Refuses pods without a map of their name, and holds those whose map is empty. */
    private record NeedsMap(ObjectLister<ConfigMap> maps) implements PreFilterPlugin, PermitPlugin {
        @Override
        public String name() {
            return "NeedsMap";
        }

        @Override
        public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
            return maps.find(pod.namespace(), pod.name()).isPresent()
                    ? PreFilterResult.skip()
                    : PreFilterResult.refused(Status.unresolvable("no map"));
        }

        @Override
        public Status permit(CycleState state, PodInfo pod, String node) {
            return maps.find(pod.namespace(), pod.name()).orElseThrow().data().isEmpty()
                    ? Status.waiting(Duration.ofSeconds(1), "the map is empty")
                    : Status.success();
        }
    }

    @Test
    void aPluginOfOnesOwnSeesTheKindsThatItAsksForAndSaysWhatItHoldsPodsFor() {
        Profile profile = Profile.defaults().with("NeedsMap", handle -> new NeedsMap(handle.objects(ConfigMap.class)));
        Explainer explainer = Explainer.of(cluster().client(), profile);
        Pod pod = pod("new", "500m");
        ConfigMap map = ConfigMap.builder().metadata(pod.metadata()).build();

        assertThat(explainer.explain(pod).table()).startsWith("default/new is refused by NeedsMap: no map");

        cluster().apply(map);
        Explanation held = explainer.explain(pod);
        assertThat(held.best()).hasSize(2);
        assertThat(held.table()).endsWith("would be held by NeedsMap: the map is empty");
        assertThat(held.json()).contains("\"permit\":{\"code\":\"Wait\",\"plugin\":\"NeedsMap\"");

        cluster().apply(map.withData(new TreeMap<>(Collections.singletonMap("key", "value"))));
        assertThat(explainer.explain(pod).hold()).isEmpty();
    }
}
