package dev.coracle.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.Stage;
import dev.coracle.model.MicroTime;
import dev.coracle.model.Time;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NodeLifecycleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> NO_LABELS = Collections.emptyMap();

    private final Stage stage = new Stage(new NodeLifecycle());
    private final Set<String> alive = new TreeSet<>();

    @Test
    void nodesThatRenewTheirLeasesAreLeftAlone() {
        nodes(NO_LABELS, "a", "b");
        stage.start().run(MINUTE);
        int calls = stage.transport().calls().size();
        stage.run(Duration.ofHours(5));
        assertThat(readiness("a")).isEqualTo("True");
        assertThat(taints("a")).isEmpty();
        assertThat(stage.transport().calls().stream()
                        .skip(calls)
                        .filter(it -> it.verb().isWrite()))
                .isEmpty();
    }

    @Test
    void aSilentNodeIsGivenUpInTimeAndItsPodsAreNotReady() {
        nodes(NO_LABELS, "a", "b");
        stage.pod("p", "a", NO_LABELS);
        stage.start().run(MINUTE);
        alive.remove("a");
        Duration took =
                stage.runUntil(Duration.ofMinutes(2), () -> !readiness("a").equals("True"));
        // It was heard of up to 10 s before it fell silent.
        assertThat(took).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(56));
        stage.run(SECOND);
        assertThat(readiness("a")).isEqualTo("Unknown");
        assertThat(taints("a")).containsExactly("node.kubernetes.io/unreachable:NoSchedule");
        assertThat(PodConditions.isReady(stage.client().pods("default").get("p")))
                .isFalse();
        stage.run(Duration.ofSeconds(6));
        assertThat(taints("a"))
                .containsExactly(
                        "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute");
        assertThat(stage.events("Node"))
                .contains("NodeNotReady: Node a status is now: NodeNotReady")
                .contains("RegisteredNode: Node a event: Registered Node a in Controller");
        assertThat(stage.events("Pod")).containsExactly("NodeNotReady: Node is not ready");
        assertThat(readiness("b")).isEqualTo("True");
    }

    @Test
    void aNodeThatComesBackLosesItsTaints() {
        nodes(NO_LABELS, "a", "b");
        stage.start().run(MINUTE);
        alive.remove("a");
        stage.run(MINUTE.multipliedBy(2));
        assertThat(taints("a")).hasSize(2);
        alive.add("a");
        report("a", "True");
        stage.run(Duration.ofSeconds(6));
        assertThat(taints("a")).isEmpty();
        stage.run(Duration.ofMinutes(5));
        assertThat(readiness("a")).isEqualTo("True");
    }

    @Test
    void aNodeThatSaysItIsNotReadyIsTaintedSoAndSwapsWhenItFallsSilent() {
        nodes(NO_LABELS, "a", "b");
        stage.start().run(MINUTE);
        report("a", "False");
        stage.run(Duration.ofSeconds(6));
        assertThat(taints("a"))
                .containsExactly("node.kubernetes.io/not-ready:NoSchedule", "node.kubernetes.io/not-ready:NoExecute");
        alive.remove("a");
        stage.run(MINUTE.multipliedBy(2));
        assertThat(taints("a"))
                .containsExactlyInAnyOrder(
                        "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute");
    }

    @Test
    void aNodeThatNeverReportedIsGivenUpAMinuteAfterItWasMade() {
        nodes(NO_LABELS, "b");
        stage.start().run(MINUTE);
        stage.client()
                .nodes()
                .create(Node.builder()
                        .metadata(ObjectMeta.builder().name("a").build())
                        .build());
        Duration took =
                stage.runUntil(Duration.ofMinutes(2), () -> readiness("a").equals("Unknown"));
        assertThat(took).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(65));
        assertThat(stage.client().nodes().get("a").status().conditions())
                .extracting(it -> it.reason().orElse(""))
                .containsOnly("NodeStatusNeverUpdated")
                .hasSize(4);
    }

    @Test
    void podsAssignedToANodeThatIsDownAreNotReady() {
        nodes(NO_LABELS, "a", "b");
        stage.start().run(MINUTE);
        alive.remove("a");
        stage.run(MINUTE.multipliedBy(2));
        Pod pod = stage.pod("late", "a", NO_LABELS);
        stage.run(SECOND);
        assertThat(PodConditions.isReady(stage.client().pods("default").get(pod.name())))
                .isFalse();
    }

    @Test
    void nodesOfAZoneAreTaintedOneInTenSeconds() {
        String[] names = {"a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3", "b4"};
        nodes(NO_LABELS, names);
        stage.start().run(MINUTE);
        for (String name : List.of("a0", "a1", "a2", "a3")) alive.remove(name);
        stage.runUntil(Duration.ofMinutes(3), () -> evicting() == 1);
        for (int expected = 2; expected <= 4; expected++) {
            int wanted = expected;
            assertThat(stage.runUntil(MINUTE, () -> evicting() == wanted)).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void whereMostNodesOfASmallZoneFailNoneIsTainted() {
        nodes(NO_LABELS, "a0", "a1", "a2", "b0");
        stage.start().run(MINUTE);
        alive.removeAll(List.of("a0", "a1", "a2"));
        stage.run(Duration.ofMinutes(10));
        assertThat(readiness("a0")).isEqualTo("Unknown");
        assertThat(evicting()).isLessThanOrEqualTo(1); // the first may be tainted before the others are known to fail
    }

    @Test
    void whereAllNodesFailNoPodIsDrivenAwayAndTaintsAreTakenBack() {
        nodes(NO_LABELS, "a", "b");
        nodes(Collections.singletonMap("topology.kubernetes.io/zone", "z"), "z");
        stage.start().run(MINUTE);
        alive.remove("a");
        stage.run(MINUTE.multipliedBy(2));
        assertThat(evicting()).isEqualTo(1);
        alive.clear();
        stage.run(Duration.ofMinutes(10));
        assertThat(readiness("z")).isEqualTo("Unknown");
        assertThat(evicting()).isZero();
        alive.add("b");
        report("b", "True");
        stage.run(Duration.ofMinutes(2));
        assertThat(readiness("b")).isEqualTo("True");
        assertThat(evicting()).isEqualTo(2);
    }

    @Test
    void noNodeIsGivenUpForAnOutageOfTheServer() {
        nodes(NO_LABELS, "a", "b");
        stage.start().run(MINUTE);
        for (int seconds : List.of(30, 49, 60, 600)) {
            stage.transport().down(true);
            Set<String> before = new TreeSet<>(alive);
            alive.clear(); // nodes cannot renew their leases either
            stage.run(Duration.ofSeconds(seconds));
            stage.transport().down(false);
            stage.run(Duration.ofSeconds(9));
            alive.addAll(before);
            stage.run(Duration.ofMinutes(2));
            assertThat(stage.events("Node")).noneMatch(it -> it.startsWith("NodeNotReady"));
        }
    }

    @Test
    void aControllerThatWasFrozenAsksBeforeItGivesANodeUp() {
        nodes(NO_LABELS, "a", "b");
        stage.start().run(MINUTE);
        stage.process().pause();
        stage.run(Duration.ofMinutes(5));
        stage.process().resume();
        stage.run(MINUTE);
        assertThat(stage.events("Node")).noneMatch(it -> it.startsWith("NodeNotReady"));
    }

    @Test
    void aNewControllerGivesEveryNodeItsGraceAndKeepsTaints() {
        nodes(NO_LABELS, "a", "b");
        stage.start().run(MINUTE);
        alive.remove("a");
        stage.run(MINUTE.multipliedBy(2));
        assertThat(taints("a")).hasSize(2);
        stage.restart().run(Duration.ofMinutes(3));
        assertThat(taints("a")).hasSize(2);
        assertThat(readiness("a")).isEqualTo("Unknown");
    }

    /** Makes nodes that renew their leases every ten seconds while they are alive. */
    private void nodes(Map<String, String> labels, String... names) {
        for (String name : names) {
            alive.add(name);
            stage.node(name, labels);
            renew(name);
            stage.every(Duration.ofSeconds(10), () -> {
                if (alive.contains(name)) renew(name);
            });
        }
    }

    private void renew(String name) {
        MicroTime now = new MicroTime(stage.clock().now());
        LeaseSpec spec = LeaseSpec.builder()
                .holderIdentity(name)
                .leaseDurationSeconds(40)
                .renewTime(now)
                .build();
        ObjectMeta metadata =
                ObjectMeta.builder().namespace(Monitor.LEASES).name(name).build();
        var leases = stage.client().leases(Monitor.LEASES);
        if (leases.find(name).isEmpty()) {
            leases.create(Lease.builder().metadata(metadata).spec(spec).build());
        } else {
            leases.edit(name, it -> it.withSpec(spec));
        }
    }

    private void report(String name, String ready) {
        stage.client()
                .nodes()
                .status()
                .edit(
                        name,
                        node -> node.withStatus(node.status()
                                .withConditions(NodeConditions.find(node, "Ready")
                                        .orElseThrow()
                                        .withStatus(ready)
                                        .withLastHeartbeatTime(
                                                new Time(stage.clock().now())))));
    }

    private String readiness(String name) {
        return NodeConditions.readiness(stage.client().nodes().get(name)).orElse("");
    }

    private List<String> taints(String name) {
        return stage.client().nodes().get(name).spec().taints().stream()
                .map(it -> it.key() + ":" + it.effect())
                .toList();
    }

    private long evicting() {
        return stage.client().nodes().list().items().stream()
                .filter(node -> node.spec().taints().stream().map(Taint::effect).anyMatch("NoExecute"::equals))
                .count();
    }
}
