package dev.coracle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.client.leader.LeaseTiming;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several schedulers, one of which schedules. */
class SchedulerElectionTest {
    private final SchedulerWorld world = new SchedulerWorld();
    private final SchedulerOptions options =
            SchedulerOptions.builder().leaderElection(LeaseTiming.DEFAULT).build();

    private String holder() {
        return world.client
                .leases("kube-system")
                .get("kube-scheduler")
                .spec()
                .holderIdentity()
                .orElse("");
    }

    private static long bindings(SchedulerWorld.Started started) {
        return started.transport.calls().stream()
                .filter(request -> request.subresource().equals("binding"))
                .count();
    }

    @Test
    void onlyTheLeaderSchedules() {
        world.node("n1", "4");
        List<SchedulerWorld.Started> both = List.of(world.start(options), world.start(options));
        for (int i = 0; i < 4; i++) world.pod("p" + i, "1");
        world.await(() -> world.isBound("p3"));

        assertThat(both.stream().map(SchedulerElectionTest::bindings)).containsExactlyInAnyOrder(4L, 0L);
    }

    @Test
    void anotherTakesOverWhereTheLeaderCrashes() {
        world.node("n1", "4");
        SchedulerWorld.Started first = world.start(options);
        world.pod("a", "1");
        world.await(() -> world.isBound("a"));
        world.start(options);
        world.run(Duration.ofSeconds(5));
        String before = holder();
        first.process.close();
        world.pod("b", "1");
        world.run(Duration.ofSeconds(10));
        assertThat(world.isBound("b")).isFalse();

        world.await(() -> world.isBound("b"));
        assertThat(holder()).isNotEqualTo(before);
    }

    @Test
    void aLeaderThatClosesGivesTheLeaseBack() {
        world.node("n1", "4");
        SchedulerWorld.Started first = world.start(options);
        world.pod("a", "1");
        world.await(() -> world.isBound("a"));
        first.scheduler.close();
        world.run(Duration.ofSeconds(1));
        assertThat(holder()).isEmpty();

        world.pod("b", "1");
        world.run(Duration.ofSeconds(30));
        assertThat(world.isBound("b")).isFalse();
        world.start(options);
        world.run(Duration.ofSeconds(3));
        assertThat(world.isBound("b")).isTrue();
    }

    @Test
    void aLeaderThatWasFrozenDoesNotBindWhatAnotherHasPlacedSince() {
        world.node("n1", "2");
        world.node("n2", "2");
        SchedulerWorld.Started first = world.start(options);
        world.pod("a", "1");
        world.await(() -> world.isBound("a"));
        world.start(options);
        first.process.pause();
        for (int i = 0; i < 8; i++) world.pod("p" + i, "1");
        world.run(Duration.ofSeconds(40));
        first.process.resume();
        world.run(Duration.ofMinutes(2));

        Map<String, Long> full = new LinkedHashMap<>();
        full.put("n1", 2000L);
        full.put("n2", 2000L);
        assertThat(world.cpuByNode()).isEqualTo(full);
        assertThat(bindings(first)).isEqualTo(1);
        assertThat(Optional.of(holder())).isNotEqualTo(Optional.of(""));
    }

    @Test
    void aLeaderThatWasFrozenBeforeAWriteDoesNotSendItAnyMore() {
        world.node("n1", "2");
        SchedulerWorld.Started first = world.start(options);
        world.run(Duration.ofSeconds(1));
        world.start(options);
        first.transport.before(request -> {
            if (!request.subresource().equals("binding")) return;
            first.process.pause();
            world.kernel.elapse(Duration.ofMillis(1));
        });
        world.pod("a", "1");
        world.pod("big", "9");
        world.kernel.at(world.kernel.time().plusSeconds(40), "resume", first.process::resume);
        world.run(Duration.ofSeconds(45));

        assertThat(world.message("big")).contains("Insufficient cpu");
        assertThat(first.transport.calls().stream()
                        .filter(it ->
                                it.verb().isWrite() && it.resource().plural().equals("pods"))
                        .map(ApiRequest::subresource))
                .containsExactly("binding");
    }
}
