package dev.coracle.node;

import dev.coracle.model.core.ContainerState;
import dev.coracle.model.core.ContainerStateWaiting;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What the kubelet remembers of a container beside what the runtime shows: lost with the kubelet, and not missed much. */
@Value.Immutable
interface ContainerMemory extends WithContainerMemory {
    /** Id of the run that the following is about. */
    @Value.Default
    default String run() {
        return "";
    }

    /** When it was first seen running, in nanoseconds. */
    OptionalLong runningSince();

    /** When it was first seen ended, in nanoseconds. */
    OptionalLong exitedAt();

    @Value.Default
    default HookState postStart() {
        return HookState.NEW;
    }

    @Value.Default
    default ProbeMemory startup() {
        return ProbeMemory.NEW;
    }

    @Value.Default
    default ProbeMemory liveness() {
        return ProbeMemory.NEW;
    }

    @Value.Default
    default ProbeMemory readiness() {
        return ProbeMemory.NEW;
    }

    Optional<Stopping> stopping();

    /** The attempt that was last let through to be started; -1 for none. */
    @Value.Default
    default int begun() {
        return -1;
    }

    /** The attempt that this kubelet has started, until people are told; -1 for none. */
    @Value.Default
    default int started() {
        return -1;
    }

    @Value.Default
    default Pulling pulling() {
        return Pulling.of(-1, Pulling.Stage.NEW);
    }

    Optional<Delay> pullDelay();

    Optional<Delay> crashDelay();

    /** What the next attempt waits for, where there is more to say than that it is being made. */
    Optional<ContainerStateWaiting> waiting();

    /** How the run before the last one ended. */
    @Value.Default
    default ContainerState before() {
        return ContainerState.EMPTY;
    }

    /** Of a container that was never seen. */
    static ContainerMemory unseen() {
        return ImmutableContainerMemory.builder().build();
    }

    /** Forgets the run before, for another one. */
    default ContainerMemory about(String run) {
        return ImmutableContainerMemory.builder()
                .run(run)
                .begun(begun())
                .started(started())
                .pulling(pulling())
                .pullDelay(pullDelay())
                .crashDelay(crashDelay())
                .before(before())
                .build();
    }

    default ProbeMemory probe(ProbeType type) {
        return switch (type) {
            case STARTUP -> startup();
            case LIVENESS -> liveness();
            case READINESS -> readiness();
        };
    }

    default ContainerMemory withProbe(ProbeType type, ProbeMemory memory) {
        return switch (type) {
            case STARTUP -> withStartup(memory);
            case LIVENESS -> withLiveness(memory);
            case READINESS -> withReadiness(memory);
        };
    }
}
