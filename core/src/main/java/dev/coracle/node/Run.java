package dev.coracle.node;

import dev.coracle.model.Time;
import dev.coracle.model.core.ContainerState;
import dev.coracle.model.core.ContainerStateRunning;
import dev.coracle.model.core.ContainerStateTerminated;
import dev.coracle.node.runtime.ContainerRun;
import java.util.Optional;

/**
 * One run of a container.
 *
 * @param shown as the runtime shows it, or as it was last reported
 * @param lost whether the runtime knows it no more, since the node crashed
 * @param reference as the API calls it: {@code simulated://id}
 */
record Run(ContainerRun shown, boolean lost, Optional<String> reference) {
    String id() {
        return shown.id();
    }

    String name() {
        return shown.name();
    }

    int attempt() {
        return shown.attempt();
    }

    boolean isStarting() {
        return !isRunning() && !isExited();
    }

    boolean isRunning() {
        return shown.isRunning();
    }

    boolean isExited() {
        return shown.isExited();
    }

    /** Whether it ended well. */
    boolean isSuccess() {
        return isExited() && shown.exitCode() == 0;
    }

    /** Whether it ended before it began. */
    boolean neverBegan() {
        return isExited() && shown.reason().equals(ContainerRun.START_ERROR);
    }

    /** How it ended, for people. */
    String message() {
        return shown.message().orElse("");
    }

    /** Its state, of a run that runs. */
    ContainerState running() {
        ContainerStateRunning running = ContainerStateRunning.builder()
                .startedAt(shown.startedAt().map(Time::new))
                .build();
        return ContainerState.builder().running(running).build();
    }

    /** Its state, of a run that has ended. */
    ContainerState terminated() {
        ContainerStateTerminated terminated = ContainerStateTerminated.builder()
                .exitCode(shown.exitCode())
                .reason(shown.reason())
                .message(shown.message())
                .startedAt(shown.startedAt().map(Time::new))
                .finishedAt(shown.finishedAt().map(Time::new))
                .containerID(reference)
                .build();
        return ContainerState.builder().terminated(terminated).build();
    }
}
