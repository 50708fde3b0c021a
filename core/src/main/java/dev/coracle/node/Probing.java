package dev.coracle.node;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.Probe;
import java.time.Duration;
import java.util.Optional;

/** Asks running containers how they are, when it is time to. */
final class Probing {
    private final Draft draft;

    Probing(Draft draft) {
        this.draft = draft;
    }

    /** Whether a running container has come up: its first hook is done and its startup probe was answered well. */
    static boolean isUp(Container container, ContainerMemory memory) {
        return memory.postStart() == HookState.DONE
                && (container.startupProbe().isEmpty() || memory.startup().isSuccess());
    }

    /** Whether a container that has come up can be given work. */
    static boolean isReady(Container container, ContainerMemory memory) {
        return container.readinessProbe().isEmpty() || memory.readiness().isSuccess();
    }

    /** Asks what is to be asked of a container that runs. */
    void ask(Container container) {
        if (draft.of(container).postStart() != HookState.DONE) return;
        if (isUp(container, draft.of(container))) {
            ask(container, ProbeType.LIVENESS);
            ask(container, ProbeType.READINESS);
        } else {
            ask(container, ProbeType.STARTUP);
        }
    }

    /** Asks only what still matters while a container ends. */
    void askReadiness(Container container) {
        if (isUp(container, draft.of(container))) ask(container, ProbeType.READINESS);
    }

    /** The probe that says that the container has to be restarted. */
    Optional<ProbeType> failed(Container container) {
        ContainerMemory memory = draft.of(container);
        if (memory.startup().isFailure()) return Optional.of(ProbeType.STARTUP);
        return memory.liveness().isFailure() ? Optional.of(ProbeType.LIVENESS) : Optional.empty();
    }

    private void ask(Container container, ProbeType type) {
        Optional<Probe> wanted = type.of(container);
        if (wanted.isEmpty()) return;
        Probe probe = wanted.get();
        ProbeMemory memory = draft.of(container).probe(type);
        if (!memory.hasBegun()) memory = memory.from(firstQuestion(container, probe));
        if (memory.asking()) return;
        if (draft.now() < memory.nextAt()) {
            draft.wakeAt(memory.nextAt());
            remember(container, type, memory);
        } else {
            draft.add(new Step.Ask(container.name(), draft.of(container).run(), type));
            remember(container, type, memory.asked(probe, draft.now()));
        }
    }

    private long firstQuestion(Container container, Probe probe) {
        long running = draft.of(container).runningSince().orElse(draft.now());
        return running + Duration.ofSeconds(probe.initialDelaySeconds()).toNanos();
    }

    private void remember(Container container, ProbeType type, ProbeMemory memory) {
        draft.change(container, it -> it.withProbe(type, memory));
    }
}
