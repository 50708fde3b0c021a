package dev.coracle.node.runtime;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A container as it is at one moment: one run of what the pod describes. */
@Value.Immutable
public interface ContainerRun extends WithContainerRun {
    /** Reason of an end that was well. */
    String COMPLETED = "Completed";
    /** Reason of an end that was not. */
    String ERROR = "Error";
    /** Reason of a container that used more memory than it may. */
    String OOM_KILLED = "OOMKilled";
    /** Reason of a container that could not be started. */
    String START_ERROR = "StartError";

    /** How far a container has come. */
    enum Phase {
        /** Being made and started. */
        STARTING,
        /** Running. */
        RUNNING,
        /** Ended, or never begun. */
        EXITED
    }

    /** Unique over the node's whole life. */
    String id();

    /** Name in the pod. */
    String name();

    /** How many of this name the pod had before. */
    int attempt();

    /** How far it has come. */
    Phase phase();

    /** Image as the pod names it. */
    String image();

    /** Image as the runtime knows it; empty where it does not. */
    @Value.Default
    default String imageId() {
        return "";
    }

    /** When it began to run. */
    Optional<Instant> startedAt();

    /** When it ended. */
    Optional<Instant> finishedAt();

    /** How it ended: 0 for well, 128 and the signal's number where a signal ended it. */
    @Value.Default
    default int exitCode() {
        return 0;
    }

    /** Why it ended, in one word. */
    @Value.Default
    default String reason() {
        return exitCode() == 0 ? COMPLETED : ERROR;
    }

    /** Why it ended, for people. */
    Optional<String> message();

    /** Whether it has ended. */
    default boolean isExited() {
        return phase() == Phase.EXITED;
    }

    /** Whether it runs. */
    default boolean isRunning() {
        return phase() == Phase.RUNNING;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets the parts. */
    final class Builder extends ImmutableContainerRun.Builder {}
}
