package dev.coracle.simulation.fault;

import static dev.coracle.simulation.fault.Fault.at;
import static dev.coracle.simulation.fault.Fault.on;
import static dev.coracle.simulation.fault.Fault.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When faults begin and end, and what else that changes: nothing. */
class FaultRunTest {
    private static final String MANAGER = "kube-controller-manager";

    private static Simulation simulation() {
        return Simulation.of(Subjects.definition(), 3);
    }

    private static int pods(Cluster cluster) {
        return cluster.observer().pods("default").list().items().size();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aComponentCrashesBetweenTwoOfItsWrites(boolean perfectNetwork) {
        NetworkOptions network = perfectNetwork
                ? NetworkOptions.PERFECT
                : NetworkOptions.builder().build();
        KernelOptions options = KernelOptions.builder().seed(3).shuffled(true).build();
        try (Simulation simulation = Simulation.of(Subjects.definition(), options, network)) {
            Cluster cluster = simulation.cluster();
            CallPattern creations = new CallPattern(MANAGER, "create", "pods");
            FaultRun run = FaultPlan.of(on(2, creations, FaultKind.COMPONENT_CRASH, MANAGER, seconds(60)))
                    .befall(simulation);
            cluster.apply(Subjects.WEB);
            cluster.run(seconds(30));
            assertThat(run.turns()).hasSize(1);
            assertThat(pods(cluster)).as("the third was never made").isEqualTo(2);
            cluster.await(Conditions.rolledOut("default", "web"));
            assertThat(pods(cluster)).isEqualTo(4);
            assertThat(run.turns()).hasSize(2);
        }
    }

    @Test
    void callsThatWereRefusedDoNotCount() {
        try (Simulation simulation = simulation()) {
            Cluster cluster = simulation.cluster();
            CallPattern bindings = new CallPattern("kube-scheduler", "create", "pods/binding");
            FaultRun run = FaultPlan.of(
                            at(seconds(0), FaultKind.API_ERRORS, "kube-scheduler", seconds(40), 100),
                            on(1, bindings, FaultKind.NODE_REBOOT, "node-1"))
                    .befall(simulation);
            cluster.apply(Subjects.WEB);
            cluster.run(seconds(30));
            assertThat(run.turns()).hasSize(1);
            cluster.await(Conditions.rolledOut("default", "web"));
            assertThat(run.turns()).hasSize(3);
        }
    }

    @Test
    void aPartIsWellWhenTheLastOfItsFaultsIsOver() {
        try (Simulation simulation = simulation()) {
            Cluster cluster = simulation.cluster();
            FaultPlan.of(
                            at(seconds(1), FaultKind.NODE_CRASH, "node-1", seconds(10)),
                            at(seconds(5), FaultKind.NODE_DISK_LOSS, "node-1", seconds(20)),
                            at(seconds(6), FaultKind.NODE_REBOOT, "node-1"),
                            at(seconds(7), FaultKind.ZONE_OUTAGE, "a", seconds(2), 50),
                            at(seconds(3), FaultKind.KUBELET_STOP, "node-1", seconds(40)))
                    .befall(simulation);
            List<String> states = new ArrayList<>();
            for (int second : new int[] {2, 12, 24, 26, 44}) {
                cluster.run(seconds(second).minus(simulation.time()));
                var node = cluster.node("node-1");
                states.add(!node.isOn() ? "off" : node.kubelet().isRunning() ? "well" : "on");
            }
            assertThat(states).containsExactly("off", "off", "off", "on", "well");
        }
    }

    @Test
    void twoFaultsThatAreAlikeAreTwo() {
        Fault crash = at(seconds(1), FaultKind.COMPONENT_CRASH, "kube-scheduler", seconds(5));
        Fault late = at(seconds(1), FaultKind.API_UNREACHABLE, "*", seconds(5), 100);
        try (Simulation simulation = simulation()) {
            FaultRun run = FaultPlan.of(crash, crash, late, late).befall(simulation);
            simulation.cluster().run(seconds(3));
            assertThat(run.underWay()).containsExactly(crash, crash, late, late);
            simulation.cluster().run(seconds(4));
            assertThat(run.underWay()).isEmpty();
            assertThat(simulation.cluster().scheduler().isRunning()).isTrue();
            simulation.cluster().await(Conditions.nodesReady(4));
        }
    }

    @Test
    void stoppingEndsWhatIsUnderWayAndLetsNothingBegin() {
        try (Simulation simulation = simulation()) {
            Cluster cluster = simulation.cluster();
            FaultRun run = FaultPlan.of(
                            at(seconds(1), FaultKind.NODE_CRASH, "node-1", seconds(1000)),
                            at(seconds(1), FaultKind.SWIZZLE_CLOG, "*", seconds(1000), 100),
                            at(seconds(50), FaultKind.NODE_CRASH, "node-2", seconds(1000)))
                    .befall(simulation);
            cluster.run(seconds(3));
            run.stop();
            assertThat(run.underWay()).isEmpty();
            cluster.run(seconds(100));
            cluster.await(Conditions.nodesReady(4));
            assertThat(run.turns()).hasSize(4);
        }
    }

    @Test
    void theCoreGoesOnWithoutTheLost() {
        try (Simulation simulation = simulation()) {
            Cluster cluster = simulation.cluster();
            cluster.apply(Subjects.WEB);
            FaultRun run = FaultPlan.of(
                            at(seconds(1), FaultKind.NODE_CRASH, "node-1", seconds(20)),
                            at(seconds(1), FaultKind.NODE_CRASH, "node-2", seconds(20)))
                    .befall(simulation);
            cluster.run(seconds(5));
            run.stop(node -> node.equals("node-1"));
            cluster.run(Duration.ofMinutes(15));
            assertThat(cluster.node("node-1").isOn()).isFalse();
            assertThat(cluster.node("node-2").isOn()).isTrue();
            cluster.await(Conditions.rolledOut("default", "web"));
        }
    }

    @Test
    void nodesAreCloggedOneByOneAndComeBackOneByOne() {
        try (Simulation simulation = simulation()) {
            FaultPlan.of(at(seconds(1), FaultKind.SWIZZLE_CLOG, "*", seconds(100), 75))
                    .befall(simulation);
            List<String> times = new ArrayList<>();
            simulation.trace().record(entry -> {
                if (entry.actor().contains("are clogged"))
                    times.add(entry.time().toString());
            });
            simulation.cluster().run(seconds(110));
            assertThat(times)
                    .as("three in, one after the other, two out before the end")
                    .hasSize(6)
                    .doesNotHaveDuplicates();
        }
    }

    private static final FaultPlan MANY = FaultPlan.of(
            at(seconds(5), FaultKind.NODE_CRASH, "node-1", seconds(60)),
            at(seconds(7), FaultKind.WATCH_REPEATS, "*", seconds(40), 30),
            at(seconds(9), FaultKind.API_ERRORS, "*", seconds(20), 20),
            at(seconds(30), FaultKind.TIME_TRAVEL, "kube-scheduler", seconds(30), 20),
            at(seconds(40), FaultKind.CONTAINER_CRASH, "node-3", seconds(0), 50));

    private static long[] hashes(FaultPlan plan, long seed, Duration... moments) {
        try (Simulation simulation = Simulation.of(Subjects.definition(), seed)) {
            simulation.cluster().apply(Subjects.WEB);
            plan.befall(simulation);
            long[] hashes = new long[moments.length];
            for (int i = 0; i < moments.length; i++) {
                simulation.cluster().run(moments[i].minus(simulation.time()));
                hashes[i] = simulation.trace().hash();
            }
            return hashes;
        }
    }

    @Test
    void thePlanAndTheSeedTellEverything() {
        Duration end = seconds(120);
        assertThat(hashes(MANY, 5, end)).isEqualTo(hashes(MANY, 5, end));
        assertThat(hashes(MANY, 5, end)).isNotEqualTo(hashes(MANY, 6, end));
    }

    @Test
    void whatWasBeforeAFaultIsTheSameWithoutIt() {
        for (int i = 0; i < MANY.faults().size(); i++) {
            List<Fault> fewer = new ArrayList<>(MANY.faults());
            Fault left = fewer.remove(i);
            Duration begin = ((Trigger.At) left.trigger()).time();
            long[] with = hashes(MANY, 5, begin.minusNanos(1), begin.plusSeconds(30));
            long[] without = hashes(new FaultPlan(fewer), 5, begin.minusNanos(1), begin.plusSeconds(30));
            assertThat(with[0]).as("before %s", left).isEqualTo(without[0]);
            assertThat(with[1]).as("after %s", left).isNotEqualTo(without[1]);
        }
    }
}
