package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.platform.Clock;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

class SimulatedClockProperties {
    private Kernel kernel = new Kernel(1);
    private SimulatedPlatform process = kernel.root();
    private Clock clock = process.clock();

    @BeforeTry
    void begin() {
        kernel = new Kernel(1);
        process = kernel.root().process("process");
        clock = process.clock();
    }

    @Property
    @Label("safety: a timer rings at the first moment at which its process's clock shows its time")
    void timersKeepTheirProcesssTime(
            @ForAll @Size(max = 4) List<@LongRange(min = -500_000, max = 500_000) Long> drifts,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long delay) {
        long begun = clock.nanos();
        long[] rung = {-1};
        process.worker("worker").after(Duration.ofNanos(delay), () -> rung[0] = clock.nanos() - begun);
        for (long drift : drifts) {
            kernel.elapse(Duration.ofNanos(delay / 10));
            process.drift(drift);
        }
        assertThat(kernel.runUntilIdle(Duration.ofDays(100))).isTrue();
        assertThat(rung[0]).isBetween(delay, delay + 1); // a fast clock skips a nanosecond now and then
    }

    @Property
    @Label("safety: a clock never falls, however it drifts and jumps, and gains what its drift says")
    void clocksNeverFall(
            @ForAll @LongRange(min = -500_000, max = 500_000) long drift,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long time,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long jump) {
        process.drift(drift);
        long before = clock.nanos();
        process.jump(Duration.ofNanos(jump));
        process.setAhead(Duration.ofNanos(jump));
        assertThat(clock.nanos()).isEqualTo(before);
        kernel.elapse(Duration.ofNanos(time));
        double gained = clock.nanos() - before - time;
        assertThat(gained).isBetween(time * (drift / 1e6) - 2, time * (drift / 1e6) + 2);
    }

    @Example
    void theTimeOfDayCanBeWrongAndRightAgain() {
        kernel.elapse(Duration.ofHours(1));
        process.jump(Duration.ofMinutes(-5));
        assertThat(Duration.between(kernel.root().clock().now(), clock.now())).isEqualTo(Duration.ofMinutes(-5));
        process.drift(100);
        kernel.elapse(Duration.ofHours(1));
        assertThat(Duration.between(kernel.root().clock().now(), clock.now()))
                .isEqualTo(Duration.ofMinutes(-5).plusMillis(360));
        process.setAhead(Duration.ZERO);
        assertThat(clock.now()).isEqualTo(kernel.root().clock().now());
    }

    @Example
    void aProcessHandsItsClockDown() {
        SimulatedPlatform older = process.process("older");
        process.jump(Duration.ofMinutes(1));
        process.drift(1000);
        SimulatedPlatform younger = process.process("younger");
        kernel.elapse(Duration.ofHours(1));
        assertThat(older.clock().now())
                .isEqualTo(clock.now())
                .isEqualTo(younger.clock().now());
        younger.jump(Duration.ofMinutes(1));
        assertThat(clock.now())
                .isEqualTo(older.clock().now())
                .isNotEqualTo(younger.clock().now());
    }

    @Example
    void aDriftThatTurnsTheClockBackIsRefused() {
        assertThatThrownBy(() -> process.drift(-500_001)).hasMessageContaining("-500001");
    }
}
