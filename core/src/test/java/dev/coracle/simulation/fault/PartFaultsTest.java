package dev.coracle.simulation.fault;

import static dev.coracle.simulation.fault.Fault.at;
import static dev.coracle.simulation.fault.Fault.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.model.Quantity;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of nodes, components, containers and workloads that something befalls. */
class PartFaultsTest {
    private final Simulation simulation = Simulation.of(Subjects.definition(), 11);
    private final Cluster cluster = simulation.cluster();

    @BeforeEach
    void begin() {
        cluster.apply(Subjects.WEB);
        cluster.await(Conditions.rolledOut("default", "web"));
        cluster.run(seconds(30));
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    /** From now on, for a minute; returns a second later. */
    private void befall(FaultKind kind, String target, long amount) {
        FaultPlan.of(at(seconds(0), kind, target, seconds(60), amount)).befall(simulation);
        cluster.run(seconds(1));
    }

    private Node node() {
        return cluster.observer().nodes().get("node-1");
    }

    private List<Pod> pods() {
        return cluster.observer().pods("default").list().items();
    }

    private List<Pod> podsOnNode() {
        return pods().stream()
                .filter(it -> it.spec().nodeName().orElse("").equals("node-1"))
                .toList();
    }

    private String readiness() {
        return node().status().conditions().stream()
                .filter(it -> it.type().equals("Ready"))
                .map(it -> it.status())
                .findFirst()
                .orElse("");
    }

    @Test
    void imagesSurviveACrashUnlessTheDiskIsLost() {
        assertThat(cluster.node("node-1").runtime().images()).isNotEmpty();
        befall(FaultKind.NODE_REBOOT, "node-1", 0);
        assertThat(cluster.node("node-1").runtime().images()).isNotEmpty();
        FaultPlan.of(at(seconds(0), FaultKind.NODE_DISK_LOSS, "node-1", seconds(1)))
                .befall(simulation);
        cluster.run(seconds(1).minusNanos(1));
        cluster.run(Duration.ofNanos(1));
        assertThat(cluster.node("node-1").runtime().images()).isEmpty();
    }

    @Test
    void aNodeWithoutHeartbeatsIsHeldForDeadUntilItSaysOtherwise() {
        FaultPlan.of(at(seconds(0), FaultKind.NODE_HEARTBEAT_LOSS, "node-1", seconds(90)))
                .befall(simulation);
        List<String> readiness = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            cluster.run(seconds(1));
            readiness.add(readiness());
        }
        assertThat(readiness).startsWith("True").contains("Unknown");
        assertThat(cluster.node("node-1").runtime().pods()).isNotEmpty();
        cluster.run(seconds(30));
        assertThat(readiness()).isEqualTo("True");
    }

    @Test
    void aNodeThatIsMadeAnewIsAnother() {
        String before = node().uid();
        befall(FaultKind.NODE_DELETE, "node-1", 0);
        assertThat(cluster.observer().nodes().find("node-1")).isEmpty();
        cluster.run(seconds(70));
        assertThat(node().uid()).isNotEqualTo(before);
    }

    @Test
    void aNodeHasLessToGiveForAWhile() {
        befall(FaultKind.NODE_SHRINK, "node-1", 25);
        cluster.run(seconds(20));
        assertThat(node().status().allocatable().get("cpu")).isEqualTo(Quantity.parse("3"));
        assertThat(node().status().capacity().get("cpu")).isEqualTo(Quantity.parse("4"));
        cluster.run(seconds(60));
        assertThat(node().status().allocatable().get("cpu")).isEqualTo(Quantity.parse("4"));
    }

    @Test
    void aDrainedNodeLosesItsPods() {
        assertThat(podsOnNode()).isNotEmpty();
        befall(FaultKind.NODE_DRAIN, "node-1", 0);
        cluster.run(seconds(30));
        assertThat(node().spec().unschedulable()).isTrue();
        assertThat(podsOnNode()).isEmpty();
    }

    @Test
    void aTaintThatExecutesDrivesPodsAway() {
        befall(FaultKind.NODE_TAINT_EXECUTE, "node-1", 0);
        cluster.run(seconds(30));
        assertThat(podsOnNode()).isEmpty();
        befall(FaultKind.NODE_TAINT, "node-2", 0);
        assertThat(cluster.observer().nodes().get("node-2").spec().taints()).hasSize(1);
    }

    @Test
    void aZoneLosesAShareOfItsNodes() {
        befall(FaultKind.ZONE_OUTAGE, "a", 50);
        assertThat(cluster.nodes().stream().map(it -> it.isOn())).containsExactly(false, true, true, true);
        cluster.run(seconds(60));
        befall(FaultKind.ZONE_OUTAGE_ROLLING, "b", 100);
        assertThat(cluster.nodes().stream().map(it -> it.isOn())).containsExactly(true, true, false, true);
        cluster.run(seconds(15));
        assertThat(cluster.nodes().stream().map(it -> it.isOn())).containsExactly(true, true, false, false);
    }

    private String holder() {
        Lease lease = cluster.observer().leases("kube-system").get("shop-manager");
        return lease.spec().holderIdentity().orElse("");
    }

    /** How long it takes until somebody else leads. */
    private Duration succession(FaultKind kind) {
        String before = holder();
        Duration begin = simulation.time();
        FaultPlan plan = FaultPlan.of(at(seconds(3), kind, Subjects.LEASE, seconds(40)));
        plan.befall(simulation);
        while (holder().isEmpty() || holder().equals(before)) cluster.run(seconds(0.1));
        return simulation.time().minus(begin).minusSeconds(3);
    }

    @Test
    void aLeaderThatIsKilledIsReplacedWhenItsLeaseRunsOut() {
        assertThat(succession(FaultKind.LEADER_CRASH)).isBetween(seconds(10), seconds(19));
    }

    @Test
    void aLeaderThatStopsGivesItsLeaseBack() {
        assertThat(succession(FaultKind.LEADER_STOP)).isLessThan(seconds(5));
    }

    @Test
    void aLeaderThatFreezesWakesAsOneThatLeadsNoMore() {
        assertThat(succession(FaultKind.LEADER_FREEZE)).isBetween(seconds(10), seconds(19));
        String after = holder();
        cluster.run(seconds(60));
        assertThat(holder()).isEqualTo(after);
    }

    @Test
    void aWrongClockStaysWrongWhenItsProcessIsStartedAnew() {
        String name = "kube-scheduler";
        FaultPlan.of(
                        at(seconds(0), FaultKind.CLOCK_AHEAD, name, seconds(60), 5_000),
                        at(seconds(1), FaultKind.CLOCK_AHEAD, name, seconds(20), 1_000),
                        at(seconds(2), FaultKind.COMPONENT_CRASH, name, seconds(1)))
                .befall(simulation);
        List<Long> ahead = new ArrayList<>();
        for (int step : new int[] {1, 9, 20, 60}) {
            cluster.run(seconds(step));
            ahead.add(aheadMillis(name));
        }
        assertThat(ahead).containsExactly(6_000L, 6_000L, 5_000L, 0L);
    }

    private long aheadMillis(String name) {
        SimulatedPlatform process = simulation.kernel().root().processes().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        Duration ahead = Duration.between(
                simulation.kernel().root().clock().now(), process.clock().now());
        return ahead.toMillis();
    }

    @Test
    void containersEndAndAreStartedAgain() {
        befall(FaultKind.CONTAINER_OOM, "node-1", 100);
        cluster.run(seconds(30));
        assertThat(podsOnNode())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(status(it)
                                .lastState()
                                .terminated()
                                .orElseThrow()
                                .reason())
                        .hasValue("OOMKilled"));
    }

    private static ContainerStatus status(Pod pod) {
        return pod.status().containerStatuses().get(0);
    }

    @Test
    void containersAreUnreadyForAWhile() {
        befall(FaultKind.CONTAINER_UNREADY, "node-1", 100);
        cluster.run(seconds(10));
        assertThat(podsOnNode()).isNotEmpty().noneMatch(it -> status(it).ready());
        cluster.run(seconds(60));
        assertThat(podsOnNode()).allMatch(it -> status(it).ready());
    }

    @Test
    void containersThatIgnoreTheSignalAreKilledInTheEnd() {
        Pod pod = podsOnNode().get(0);
        befall(FaultKind.CONTAINER_IGNORES_TERM, "node-1", 0);
        cluster.client().pods("default").delete(pod.name());
        cluster.run(seconds(4));
        assertThat(cluster.observer().pods("default").find(pod.name())).isPresent();
        cluster.run(seconds(2));
        assertThat(cluster.observer().pods("default").find(pod.name())).isEmpty();
    }

    @Test
    void addressesAreUsedAgainAtOnce() {
        Pod pod = podsOnNode().get(0);
        befall(FaultKind.ADDRESS_REUSE, "node-1", 0);
        cluster.client().pods("default").delete(pod.name());
        cluster.run(seconds(4));
        assertThat(podsOnNode())
                .filteredOn(it -> !it.uid().equals(pod.uid()))
                .anyMatch(it -> it.status().podIP().equals(pod.status().podIP()));
    }

    @Test
    void slowStartsAndImagesThatCannotBeHadHoldPodsUp() {
        FaultPlan.of(
                        at(seconds(0), FaultKind.CONTAINER_SLOW_START, "node-1", seconds(60), 10_000),
                        at(seconds(0), FaultKind.IMAGE_PULL_FAILURE, "node-1", seconds(20)),
                        at(seconds(1), FaultKind.NODE_DISK_LOSS, "node-1", seconds(1)))
                .befall(simulation);
        cluster.run(seconds(15));
        assertThat(podsOnNode()).isNotEmpty().noneMatch(it -> status(it).ready());
        assertThat(cluster.node("node-1").runtime().images()).isEmpty();
        cluster.run(seconds(14));
        assertThat(podsOnNode()).noneMatch(it -> status(it).ready());
        cluster.run(seconds(60));
        assertThat(podsOnNode()).allMatch(it -> status(it).ready());
    }

    private Deployment web() {
        return cluster.observer().deployments("default").get("web");
    }

    @Test
    void whatIsScaledIsScaledBack() {
        FaultPlan.of(
                        at(seconds(0), FaultKind.WORKLOAD_SCALE_DOWN, Subjects.WORKLOAD, seconds(30), 3),
                        at(seconds(5), FaultKind.WORKLOAD_SCALE_UP, Subjects.WORKLOAD, seconds(10), 2),
                        at(seconds(10), FaultKind.WORKLOAD_SCALE_DOWN, Subjects.WORKLOAD, seconds(10), 9))
                .befall(simulation);
        List<Integer> replicas = new ArrayList<>();
        for (int step : new int[] {1, 5, 5, 15, 10}) {
            cluster.run(seconds(step));
            replicas.add(web().spec().replicas().orElse(-1));
        }
        assertThat(replicas).containsExactly(1, 3, 0, 1, 4);
    }

    @Test
    void aWorkloadIsMadeAnewUnderItsName() {
        String before = web().uid();
        befall(FaultKind.WORKLOAD_RECREATE, Subjects.WORKLOAD, 0);
        assertThat(cluster.observer().deployments("default").find("web")).isEmpty();
        cluster.run(seconds(60));
        assertThat(web().uid()).isNotEqualTo(before);
    }

    @Test
    void aBudgetKeepsPodsFromBeingDrained() {
        befall(FaultKind.WORKLOAD_BUDGET, Subjects.WORKLOAD, 100);
        cluster.run(seconds(5));
        befall(FaultKind.NODE_DRAIN, "node-1", 0);
        cluster.run(seconds(20));
        assertThat(podsOnNode()).isNotEmpty();
        cluster.run(seconds(40));
        assertThat(cluster.observer().podDisruptionBudgets("default").list().items())
                .isEmpty();
    }

    @Test
    void whatAPersonWantsIsDoneOnceTheServerAnswers() {
        FaultPlan.of(
                        at(seconds(0), FaultKind.API_OUTAGE, "kube-apiserver", seconds(20)),
                        at(seconds(1), FaultKind.WORKLOAD_SCALE_UP, Subjects.WORKLOAD, seconds(60), 2),
                        at(seconds(2), FaultKind.WORKLOAD_SCALE_UP, Subjects.WORKLOAD, seconds(5), 7))
                .befall(simulation);
        cluster.run(seconds(25));
        assertThat(web().spec().replicas()).hasValue(6);
        cluster.run(seconds(60));
        assertThat(web().spec().replicas()).hasValue(4);
    }

    @Test
    void podsAreDeletedByForce() {
        List<String> before = pods().stream().map(Pod::name).toList();
        befall(FaultKind.POD_FORCE_DELETE, Subjects.WORKLOAD, 3);
        List<String> after = pods().stream().map(Pod::name).toList();
        assertThat(before.stream().filter(it -> !after.contains(it))).hasSize(3);
    }

    @Test
    void podsAreEvictedAsFarAsTheirBudgetLetsThem() {
        List<String> before = pods().stream().map(Pod::name).toList();
        befall(FaultKind.WORKLOAD_BUDGET, Subjects.WORKLOAD, 50);
        befall(FaultKind.POD_EVICT, Subjects.WORKLOAD, 3);
        cluster.run(seconds(50));
        List<String> after = pods().stream().map(Pod::name).toList();
        assertThat(before).hasSize(4);
        assertThat(before.stream().filter(it -> !after.contains(it))).hasSize(2);
    }
}
