package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.ContainerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a simulated container does by itself. */
@Value.Immutable
public interface ContainerBehaviour extends WithContainerBehaviour {
    /** Starts, runs on until it is asked to end, and is always well. */
    ContainerBehaviour RUNS_ON = builder().build();

    /** How long it takes to start; empty for what the runtime's options say. */
    Optional<DurationRange> startTime();

    /** Why it cannot be started; empty where it can. */
    Optional<String> startFailure();

    /** How long it runs before it ends by itself; empty for ever. */
    Optional<Duration> runsFor();

    /** How it ends by itself. */
    @Value.Default
    default int exitCode() {
        return 0;
    }

    /** What it writes, by the time since it began to run. */
    List<Output> output();

    /** Whether it takes no notice of the signal TERM, so that it has to be killed. */
    @Value.Default
    default boolean ignoresTerm() {
        return false;
    }

    /** How long it takes to end after the signal TERM. */
    @Value.Default
    default Duration stopTime() {
        return Duration.ZERO;
    }

    /** How it ends after the signal TERM; 143 is how a program ends that does not handle it. */
    @Value.Default
    default int termExitCode() {
        return 143;
    }

    /** How long it runs before it is well: before, probes over the network fail and so do commands run inside it. */
    @Value.Default
    default Duration readyAfter() {
        return Duration.ZERO;
    }

    /** How long it runs before it is unwell for good; empty for ever. */
    Optional<Duration> healthyFor();

    /** Refuses times before the start. */
    @Value.Check
    default void check() {
        DurationRange.of(stopTime());
        DurationRange.of(readyAfter());
        runsFor().ifPresent(DurationRange::of);
        healthyFor().ifPresent(DurationRange::of);
    }

    /** Whether it is well after it has run for this long. */
    default boolean isHealthy(Duration running) {
        return running.compareTo(readyAfter()) >= 0
                && healthyFor().filter(limit -> running.compareTo(limit) >= 0).isEmpty();
    }

    /**
     * What is usual, by the container's command and arguments: {@code true} ends well at once, {@code false} ends with
     * code 1, {@code sleep N} ends well after N seconds; so do these one after the other, with {@code echo} and
     * {@code exit N}, in {@code sh -c "..."}. Everything else runs on.
     */
    static ContainerBehaviour usual(ContainerConfig config) {
        List<String> words = new ArrayList<>(config.container().command());
        words.addAll(config.container().args());
        Script script = Script.of(words);
        Builder behaviour = builder().output(script.output());
        if (script.end() == Script.End.EXITS) {
            behaviour.runsFor(script.duration()).exitCode(script.exitCode());
        }
        return behaviour.build();
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #RUNS_ON}. */
    final class Builder extends ImmutableContainerBehaviour.Builder {}

    /**
     * A line that a container writes.
     *
     * @param after how long it has run by then
     * @param text without the end of the line
     */
    record Output(Duration after, String text) {}
}
