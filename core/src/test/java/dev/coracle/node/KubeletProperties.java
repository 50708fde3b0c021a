package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.simulated.ContainerBehaviour;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KubeletProperties {
    private static final String SPEC = """
            terminationGracePeriodSeconds: 10
            initContainers:
            - {name: one, image: 'app:1', command: [sleep, '1']}
            - {name: proxy, image: 'app:1', restartPolicy: Always}
            - {name: two, image: 'app:1', command: [sleep, '1']}
            containers:
            - {name: main, image: 'app:1'}
            - {name: other, image: 'app:2', livenessProbe: {periodSeconds: 5, tcpSocket: {port: 80}}}
            """;

    enum What {
        EXIT_MAIN,
        EXIT_OTHER,
        EXIT_PROXY,
        EXIT_TWO,
        UNWELL_OTHER,
        FAIL_PULLS,
        CRASH_KUBELET,
        CRASH_MACHINE,
        PARTITION,
        LOSE_ANSWERS
    }

    /** Something that goes wrong, some time after what went wrong before, and for some time where it lasts. */
    record Fault(What what, int afterMillis, int forMillis) {}

    @Provide
    Arbitrary<List<Fault>> faults() {
        return faults(Arbitraries.of(What.class));
    }

    @Provide
    Arbitrary<List<Fault>> faultsOfContainersAndKubelet() {
        return faults(Arbitraries.of(What.EXIT_MAIN, What.EXIT_OTHER, What.UNWELL_OTHER, What.CRASH_KUBELET));
    }

    private static Arbitrary<List<Fault>> faults(Arbitrary<What> what) {
        Arbitrary<Integer> millis = Arbitraries.oneOf(
                Arbitraries.of(0, 10, 100, 1000, 10_000, 30_000),
                Arbitraries.integers().between(0, 60_000));
        return Combinators.combine(what, millis, millis).as(Fault::new).list().ofMaxSize(12);
    }

    /** A node on which every container's first start is checked, and its first after each boot. */
    private static final class Trial {
        private final List<ContainerConfig> starts = new ArrayList<>();
        private final List<String> outOfOrder = new ArrayList<>();
        private final Set<String> begun = new HashSet<>();
        private final NodeWorld world;
        private Pod pod;
        private int machines = 1;

        Trial(long seed) {
            SimulatedRuntimeOptions options = SimulatedRuntimeOptions.DEFAULT.withContainers(this::behaviour);
            world = new NodeWorld(
                    KernelOptions.builder().seed(seed).shuffled(true).build(), options);
            world.start(world.options.withEvents(false));
            pod = world.create("p", SPEC);
        }

        private ContainerBehaviour behaviour(ContainerConfig config) {
            starts.add(config);
            List<String> before = switch (config.name()) {
                case "proxy" -> List.of("one");
                case "two" -> List.of("one", "proxy");
                case "main", "other" -> List.of("one", "proxy", "two");
                default -> List.of();
            };
            if (!begun.add(config.name()))
                return ContainerBehaviour.usual(config); // does not wait for others' restarts
            for (String name : before) {
                if (!hasComeFar(config, name)) outOfOrder.add(config.name() + " started before " + name);
            }
            return ContainerBehaviour.usual(config);
        }

        private boolean hasComeFar(ContainerConfig config, String name) {
            return world.runtime.pod(config.podUid()).containers().stream()
                    .filter(run -> run.name().equals(name))
                    .anyMatch(run -> name.equals("proxy") ? run.startedAt().isPresent() : run.isExited());
        }

        private void strike(Fault fault) {
            world.pass(Duration.ofMillis(fault.afterMillis()));
            Duration lasting = Duration.ofMillis(fault.forMillis());
            switch (fault.what()) {
                case EXIT_MAIN -> exit("main");
                case EXIT_OTHER -> exit("other");
                case EXIT_PROXY -> exit("proxy");
                case EXIT_TWO -> exit("two");
                case UNWELL_OTHER -> latest("other").forEach(run -> world.runtime.unwell(run.id(), true));
                case FAIL_PULLS -> {
                    world.runtime.failPulls("app:2", "no");
                    world.pass(lasting);
                    world.runtime.healPulls("app:2");
                }
                case CRASH_KUBELET -> {
                    world.crashKubelet();
                    world.pass(lasting);
                    world.restartKubelet();
                }
                case CRASH_MACHINE -> {
                    world.crashMachine();
                    begun.clear();
                    world.pass(lasting);
                    world.restartMachine("boot-" + ++machines);
                }
                case PARTITION -> {
                    world.transport.down(true);
                    world.pass(lasting);
                    world.transport.down(false);
                }
                case LOSE_ANSWERS -> {
                    world.transport.loseAnswer(request -> true);
                    world.pass(lasting);
                    world.transport.loseAnswer(request -> false);
                }
            }
        }

        private List<ContainerRun> latest(String name) {
            return world.runs(pod, name).stream().filter(run -> !run.isExited()).toList();
        }

        private void exit(String name) {
            latest(name).forEach(run -> world.runtime.exit(run.id(), 1));
        }

        private long starts(String name) {
            return starts.stream().filter(it -> it.name().equals(name)).count();
        }
    }

    @Property(tries = 120)
    @Label("safety: containers start in order; liveness: when all is well again the pod runs and says so")
    void aPodConverges(@ForAll("faults") List<Fault> faults, @ForAll long seed) {
        Trial trial = new Trial(seed);
        NodeWorld world = trial.world;
        faults.forEach(trial::strike);
        world.pass(Duration.ofMinutes(12));

        assertThat(trial.outOfOrder).isEmpty();
        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.condition("p", "Ready")).isEqualTo("True");
        for (String name : List.of("proxy", "main", "other")) {
            ContainerStatus status = world.container("p", name);
            ContainerRun run = world.run(trial.pod, name);
            assertThat(status.containerID()).contains("simulated://" + run.id());
            assertThat(status.restartCount()).isEqualTo(run.attempt());
            assertThat(run.isRunning()).isTrue();
            assertThat(world.runs(trial.pod, name)).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Property(tries = 60)
    @Label("safety: the restart count is the number of ends, whoever looks")
    void restartsAreCounted(@ForAll("faultsOfContainersAndKubelet") List<Fault> faults, @ForAll long seed) {
        Trial trial = new Trial(seed);
        faults.forEach(trial::strike);
        trial.world.pass(Duration.ofMinutes(12));

        for (String name : List.of("one", "proxy", "two", "main", "other")) {
            assertThat(trial.world.container("p", name).restartCount())
                    .as(name)
                    .isEqualTo((int) trial.starts(name) - 1);
        }
    }

    @Property(tries = 60)
    @Label("liveness: a deleted pod goes, whatever happens; safety: and one of its name that follows is left alone")
    void aDeletedPodGoes(@ForAll("faults") List<Fault> faults, @ForAll long seed) {
        Trial trial = new Trial(seed);
        NodeWorld world = trial.world;
        world.seconds(5);
        world.delete("p", 10);
        faults.forEach(trial::strike);
        world.pass(Duration.ofMinutes(12));
        assertThat(world.find("p")).isEmpty();
        assertThat(world.runtime.pods()).isEmpty();
        Pod next = world.create("p", SPEC);
        world.pass(Duration.ofMinutes(2));

        assertThat(world.get("p").uid()).isEqualTo(next.uid());
        assertThat(world.phase("p")).isEqualTo("Running");
    }
}
