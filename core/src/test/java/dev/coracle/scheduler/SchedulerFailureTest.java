package dev.coracle.scheduler;

import static dev.coracle.scheduler.SchedulerWorld.NS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Refusals;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.model.core.PodCondition;
import dev.coracle.scheduler.framework.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong, and what the scheduler makes of it. */
class SchedulerFailureTest {
    private final SchedulerWorld world = new SchedulerWorld();
    private final TestPlugin plugin = new TestPlugin();

    private static boolean isBinding(ApiRequest request) {
        return request.subresource().equals("binding");
    }

    private static long bindings(SchedulerWorld.Started started) {
        return started.transport.calls().stream()
                .filter(SchedulerFailureTest::isBinding)
                .count();
    }

    @Test
    void aPluginThatThrowsFailsThePodAndNotTheScheduler() {
        plugin.filter = pod -> {
            if (pod.name().equals("bad")) throw new IllegalStateException("boom");
            return Status.success();
        };
        world.node("n1", "4");
        world.start(plugin.options());
        world.pod("bad", "1");
        world.pod("good", "1");
        world.settle();

        assertThat(world.nodeOf("good")).isEqualTo("n1");
        PodCondition condition = world.scheduled("bad");
        assertThat(condition.reason()).contains("SchedulerError");
        assertThat(condition.message()).contains("running \"Test\" filter plugin: boom");

        plugin.filter = pod -> Status.success();
        world.await(() -> world.isBound("bad"));
    }

    @Test
    void aFailedPodRestsTwiceAsLongEachTimeUpToTenSeconds() {
        List<Long> tries = new ArrayList<>();
        plugin.filter = pod -> {
            tries.add(world.kernel.time().toMillis());
            return Status.error("not today");
        };
        world.node("n1", "4");
        world.start(plugin.options());
        world.pod("p", "1");
        world.run(Duration.ofMinutes(1));

        List<Long> rests = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) rests.add((tries.get(i) - tries.get(i - 1)) / 1000);
        assertThat(rests).startsWith(2L, 3L, 5L, 9L, 11L, 11L); // to the end of the second in which the rest is over
    }

    @Test
    void aRefusedReservationIsUndoneAndToldAsARefusal() {
        plugin.reserve = pod -> Status.unschedulable("no tickets");
        world.node("n1", "4");
        world.start(plugin.options());
        world.pod("p", "1");
        world.settle();

        assertThat(world.message("p")).isEqualTo("0/1 nodes are available: 1 no tickets.");
        assertThat(world.scheduled("p").reason()).contains("Unschedulable");
        assertThat(plugin.log).startsWith("reserve p", "unreserve p");
    }

    @Test
    void aPodThatIsHeldTooLongIsRefusedAndItsRoomGivenToOthers() {
        plugin.permit = pod -> pod.name().equals("held") ? Status.waiting(Duration.ofSeconds(5)) : Status.success();
        world.node("n1", "1");
        world.start(plugin.options());
        world.pod("held", "1");
        world.settle();
        world.pod("next", "1");
        world.settle();
        assertThat(world.isBound("held")).isFalse();
        assertThat(world.message("next")).startsWith("0/1 nodes are available: 1 Insufficient cpu.");

        world.run(Duration.ofSeconds(6));
        assertThat(world.nodeOf("next")).isEqualTo("n1");
        assertThat(world.events("held", "FailedScheduling").get(0).message().orElse(""))
                .isEqualTo("0/1 nodes are available: 1 rejected due to timeout after waiting 5s at plugin Test.");
    }

    @Test
    void aHeldPodThatIsDeletedGivesItsRoomBack() {
        plugin.permit = pod -> pod.name().equals("held") ? Status.waiting(Duration.ofMinutes(10)) : Status.success();
        world.node("n1", "1");
        world.start(plugin.options());
        world.pod("held", "1");
        world.settle();
        world.pod("next", "1");
        world.settle();

        world.kill("held");
        world.settle();
        assertThat(world.nodeOf("next")).isEqualTo("n1");
        assertThat(plugin.log).contains("unreserve held");
    }

    @Test
    void preBindMayAskForTime() {
        List<Status> answers = new ArrayList<>(List.of(Status.waiting(Duration.ofSeconds(3)), Status.success()));
        plugin.preBind = pod -> answers.remove(0);
        world.node("n1", "4");
        world.start(plugin.options());
        world.pod("p", "1");
        world.run(Duration.ofSeconds(2));
        assertThat(world.isBound("p")).isFalse();

        world.run(Duration.ofSeconds(2));
        assertThat(world.nodeOf("p")).isEqualTo("n1");
        assertThat(plugin.log).containsExactly("reserve p", "preBind p", "preBind p", "postBind p");
    }

    @Test
    void aNodeThatGoesWhileAPodIsHeldDoesNoHarm() {
        plugin.permit = pod -> pod.name().equals("held") ? Status.waiting(Duration.ofSeconds(5)) : Status.success();
        world.node("n1", "2");
        world.start(plugin.options());
        world.pod("held", "1");
        world.settle();
        world.client.nodes().delete("n1");
        world.node("n2", "1");
        world.pod("next", "1");
        world.run(Duration.ofSeconds(1));
        assertThat(world.nodeOf("next")).isEqualTo("n2");

        plugin.permit = pod -> Status.success();
        world.node("n3", "1");
        world.await(() -> world.nodeOf("held").equals("n3"));
    }

    @Test
    void aRefusedBindingIsTakenBackAndTriedAgain() {
        world.node("n1", "1");
        world.node("n2", "1", node -> node.withSpec(node.spec().withUnschedulable(true)));
        SchedulerWorld.Started started = world.start(plugin.options());
        started.transport.before(request -> {
            if (isBinding(request) && bindings(started) == 1) throw Refusals.internalError("disk full");
        });
        world.pod("p", "1");
        world.settle();
        assertThat(world.scheduled("p").reason()).contains("SchedulerError");
        assertThat(world.message("p"))
                .contains("running Bind plugin \"DefaultBinder\"")
                .contains("disk full");
        assertThat(plugin.log).containsExactly("reserve p", "preBind p", "unreserve p");

        world.await(() -> world.isBound("p"));
    }

    @Test
    void aBindingWhoseAnswerWasLostIsNotMadeTwice() {
        world.node("n1", "1");
        world.node("n2", "1");
        SchedulerWorld.Started started = world.start(plugin.options());
        started.transport.loseAnswer(SchedulerFailureTest::isBinding);
        world.pod("p", "1");
        world.settle();
        String node = world.nodeOf("p");
        world.run(Duration.ofMinutes(1));

        assertThat(node).isNotEmpty();
        assertThat(world.nodeOf("p")).isEqualTo(node);
        assertThat(bindings(started)).isEqualTo(1);
        assertThat(world.events("p", "Scheduled")).hasSize(1);
        assertThat(world.events("p", "FailedScheduling")).isEmpty();
        assertThat(plugin.log).containsExactly("reserve p", "preBind p", "postBind p");
    }

    @Test
    void aBindingThatMayNotHaveHappenedIsLookedUpAndMadeAgainOnTheSameNode() {
        for (int i = 0; i < 5; i++) world.node("n" + i, "1");
        SchedulerWorld.Started started = world.start(plugin.options());
        List<String> lost = new ArrayList<>();
        started.transport.before(request -> {
            if (!isBinding(request) || !request.name().equals("p") || lost.size() >= 2) return;
            lost.add(request.name());
            throw new UnknownOutcomeException("cut");
        });
        world.pod("p", "1");
        world.settle();
        for (int i = 0; i < 4; i++) world.pod("q" + i, "1");
        world.settle();
        assertThat(world.isBound("p")).isFalse();

        world.await(() -> world.isBound("p"));
        assertThat(world.cpuByNode())
                .hasSize(5)
                .allSatisfy((node, cpu) -> assertThat(cpu).isEqualTo(1000));
        world.settle();
        assertThat(world.events("p", "Scheduled")).hasSize(1);
    }

    @Test
    void aPodThatGoesWhileItsBindingIsUnknownGivesItsRoomBack() {
        world.node("n1", "1");
        SchedulerWorld.Started started = world.start(plugin.options());
        started.transport.before(request -> {
            if (isBinding(request) && request.name().equals("p")) {
                throw new UnknownOutcomeException("cut");
            }
        });
        world.pod("p", "1");
        world.settle();
        world.pod("q", "1");
        world.settle();
        assertThat(world.isBound("q")).isFalse();

        world.kill("p");
        world.await(() -> world.isBound("q"));
    }

    @Test
    void aServerThatIsAwayForAWhileIsWaitedFor() {
        world.node("n1", "4");
        SchedulerWorld.Started started = world.start();
        world.pod("a", "1");
        world.settle();
        started.transport.down(true);
        world.pod("b", "1");
        world.run(Duration.ofSeconds(20));
        assertThat(world.isBound("b")).isFalse();

        started.transport.down(false);
        world.await(() -> world.isBound("b"));
        assertThat(world.client.pods(NS).list().items()).hasSize(2);
    }
}
