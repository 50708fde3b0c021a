package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.Conditions;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InvariantMonitorTest {
    private static final ClusterDefinition THREE_NODES = ClusterDefinition.builder()
            .name("monitored")
            .addNode(NodeDefinition.of("node-1"))
            .addNode(NodeDefinition.of("node-2"))
            .addNode(NodeDefinition.of("node-3"))
            .build();
    private static final ClusterDefinition BARE = ClusterDefinition.builder()
            .scheduler(Optional.empty())
            .controllers(List.of())
            .build();
    private static final Workload WEB = Workload.of(Duration.ZERO, Form.DEPLOYMENT, 6, PodShape.of(1000, 512));

    /** Writes down what it is told of config maps and namespaces; complains of what is called bad. */
    private static final class Listener implements Invariant {
        final List<String> told = new ArrayList<>();
        final List<Long> revisions = new ArrayList<>();

        @Override
        public String promise() {
            return "Nothing is bad.";
        }

        @Override
        public Term term() {
            return Term.ALWAYS;
        }

        @Override
        public List<Class<? extends ApiObject>> kinds() {
            return List.of(ConfigMap.class, Namespace.class);
        }

        @Override
        public Verdict judge(Change change, ClusterState state) {
            revisions.add(change.revision());
            ApiObject object = change.after().or(change::before).orElseThrow();
            told.add((change.before().isEmpty() ? "+" : change.after().isEmpty() ? "-" : "=") + object.name());
            boolean there = state.find(ConfigMap.class, object.key()).isPresent()
                    || state.find(Namespace.class, object.key()).isPresent();
            assertThat(there).isEqualTo(change.after().isPresent());
            return object.name().equals("bad") ? Verdict.broken("object bad", "is there", "not be") : Verdict.silent();
        }

        @Override
        public Verdict audit(ClusterState state) {
            return Verdict.silent();
        }
    }

    private static ConfigMap map(String name) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.builder().namespace("default").name(name).build())
                .build();
    }

    private static Namespace namespace(String name) {
        return Namespace.builder()
                .metadata(ObjectMeta.builder().name(name).build())
                .build();
    }

    private static void begin(Cluster cluster) {
        for (ApiObject object : WEB.objects("web")) cluster.apply(object);
    }

    @Test
    void changesAreToldInTheOrderOfTheirRevisionsWhateverTheirKind() {
        Listener listener = new Listener();
        try (Simulation simulation = Simulation.of(BARE, 1);
                InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), listener)) {
            listener.told.clear();
            listener.revisions.clear();
            Cluster cluster = simulation.cluster();
            for (int i = 0; i < 20; i++) {
                cluster.apply(map("m" + i));
                cluster.apply(namespace("n" + i));
                if (i % 4 == 0) cluster.run(Duration.ofMillis(1));
            }
            cluster.client().configMaps("default").edit("m3", it -> it.withData(Collections.singletonMap("a", "b")));
            cluster.client().configMaps("default").delete("m3");
            monitor.check();
        }

        assertThat(listener.revisions).isSorted().doesNotHaveDuplicates().hasSize(42);
        assertThat(listener.told).startsWith("+m0", "+n0", "+m1", "+n1").endsWith("+m19", "+n19", "=m3", "-m3");
    }

    @Test
    void whatIsThereAtTheBeginningCountsAsAppearing() {
        Listener listener = new Listener();
        try (Simulation simulation = Simulation.of(BARE, 1)) {
            simulation.cluster().apply(map("bad"));
            InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), listener);

            assertThat(listener.told)
                    .containsExactly("+default", "+kube-system", "+kube-public", "+kube-node-lease", "+bad");
            assertThat(monitor.violations())
                    .extracting(Violation::invariant, Violation::place, Violation::wrong, Violation::right)
                    .containsExactly(tuple("Listener", "object bad", "is there", "not be"));
        }
    }

    @Test
    void aViolationBearsTheRevisionAndTheTimeAtWhichItHappened() {
        try (Simulation simulation = Simulation.of(BARE, 1);
                InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), new Listener())) {
            List<String> revision = new ArrayList<>();
            simulation
                    .kernel()
                    .at(
                            Duration.ofSeconds(5),
                            "bad",
                            () -> revision.add(
                                    simulation.cluster().apply(map("bad")).resourceVersion()));
            simulation.cluster().run(Duration.ofMinutes(1));

            assertThat(monitor.violations()).singleElement().satisfies(it -> {
                assertThat(it.time()).isEqualTo("2026-01-01T00:00:05Z");
                assertThat(Long.toString(it.revision())).isEqualTo(revision.get(0));
            });
            assertThatThrownBy(monitor::check)
                    .isInstanceOf(InvariantError.class)
                    .hasMessage("1 violation:\n  Listener is broken at revision " + revision.get(0)
                            + ", 2026-01-01T00:00:05Z: object bad is there; it should not be");
        }
    }

    @Test
    void aClosedMonitorIsToldNothingMoreAndKeepsWhatItSaw() {
        Listener listener = new Listener();
        try (Simulation simulation = Simulation.of(BARE, 1)) {
            InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), listener);
            simulation.cluster().apply(map("bad"));
            simulation.cluster().run(Duration.ofSeconds(1));
            monitor.close();
            monitor.close();
            simulation.cluster().apply(map("later"));
            simulation.cluster().run(Duration.ofSeconds(1));

            assertThat(listener.told).endsWith("+bad");
            assertThatThrownBy(monitor::check).isInstanceOf(InvariantError.class);
        }
    }

    @Test
    void aMonitorCanBeAskedWhenTheClusterIsClosed() {
        InvariantMonitor monitor;
        try (Simulation simulation = Simulation.of(BARE, 1)) {
            monitor = InvariantMonitor.on(simulation.cluster(), new Listener());
            simulation.cluster().apply(map("bad"));
            simulation.cluster().run(Duration.ofSeconds(1));
        }

        assertThatThrownBy(monitor::check).isInstanceOf(InvariantError.class);
    }

    @Test
    void anInvariantThatThrowsEndsTheMonitorAndNotTheCluster() {
        Invariant broken = new Invariant() {
            @Override
            public String promise() {
                return "Nothing.";
            }

            @Override
            public Term term() {
                return Term.ALWAYS;
            }

            @Override
            public List<Class<? extends ApiObject>> kinds() {
                return List.of(ConfigMap.class);
            }

            @Override
            public Verdict judge(Change change, ClusterState state) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public Verdict audit(ClusterState state) {
                return Verdict.silent();
            }
        };
        try (Simulation simulation = Simulation.of(BARE, 1);
                InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), broken)) {
            simulation.cluster().apply(map("a"));
            simulation.cluster().run(Duration.ofSeconds(1));

            assertThatThrownBy(monitor::check)
                    .hasMessage("the changes could not be followed")
                    .hasRootCauseMessage("a bug");
        }
    }

    @Test
    void twoInvariantsOfOneNameAreRefused() {
        try (Simulation simulation = Simulation.of(BARE, 1)) {
            assertThatThrownBy(() -> InvariantMonitor.on(simulation.cluster(), new NoOvercommit(), new NoOvercommit()))
                    .hasMessage("two invariants of one name");
        }
    }

    private static long hash(boolean monitored) {
        try (Simulation simulation = Simulation.of(THREE_NODES, 3)) {
            Cluster cluster = simulation.cluster();
            cluster.run(Duration.ofSeconds(1));
            Optional<InvariantMonitor> monitor = monitored
                    ? Optional.of(InvariantMonitor.on(
                            cluster, new NoOvercommit(), new SingleBinding(), new FeasiblePodsRun()))
                    : Optional.empty();
            begin(cluster);
            cluster.run(Duration.ofSeconds(20));
            cluster.node("node-2").crash();
            cluster.run(Duration.ofMinutes(2));
            monitor.ifPresent(
                    it -> assertThat(it.exercised().get("NoOvercommit")).isEqualTo(6));
            return simulation.trace().hash();
        }
    }

    @Test
    void aSimulationGoesTheSameWayWithAMonitorAndWithout() {
        assertThat(hash(true)).isEqualTo(hash(false));
    }

    @Test
    void aLiveClusterIsWatchedJustAsWell() {
        try (Cluster cluster = THREE_NODES.start();
                InvariantMonitor monitor =
                        InvariantMonitor.on(cluster, new NoOvercommit(), new SingleBinding(), new FeasiblePodsRun())) {
            begin(cluster);
            cluster.await(Conditions.podsReady("default", "app=web", 6));
            cluster.client().of(Deployment.class).in("default").scale("web", 9);
            cluster.await(Conditions.podsReady("default", "app=web", 9));

            assertThatCode(monitor::checkSettled).doesNotThrowAnyException();
            monitor.checkExercised();
            assertThat(monitor.exercised()).containsEntry("NoOvercommit", 9L);
            assertThat(cluster.client().of(Pod.class).list().items()).hasSize(9);
        }
    }
}
