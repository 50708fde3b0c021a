package dev.coracle.node;

import dev.coracle.model.Time;
import dev.coracle.model.core.ContainerState;
import dev.coracle.model.core.ContainerStateTerminated;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.ContainerRun.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of a pod's containers, those that a crash of the node took away among them. */
final class Runs {
    /** Reason of a run that ended unseen. */
    static final String UNKNOWN = "ContainerStatusUnknown";

    /** Exit code of a run that ended unseen: as if killed. */
    static final int UNKNOWN_CODE = 137;

    private static final String LOST =
            "The container could not be located when the pod was deleted.  The container used to be Running";

    private final Map<String, List<Run>> runs = new LinkedHashMap<>();

    private Runs() {}

    /**
     * The runs of a pod.
     *
     * @param runtime name of the runtime, by which the API calls containers
     * @param shown what the runtime shows, oldest first
     */
    static Runs of(Pod pod, String runtime, List<ContainerRun> shown) {
        Runs result = new Runs();
        for (ContainerRun run : shown) {
            result.add(new Run(run, false, Optional.of(runtime + "://" + run.id())));
        }
        result.addLost(pod.status().initContainerStatuses());
        result.addLost(pod.status().containerStatuses());
        return result;
    }

    private void add(Run run) {
        runs.computeIfAbsent(run.name(), name -> new ArrayList<>(2)).add(run);
    }

    private void addLost(List<ContainerStatus> statuses) {
        for (ContainerStatus status : statuses) {
            if (runs.containsKey(status.name())) continue;
            ContainerState state = status.state();
            if (state.running().isPresent()) add(lost(status, unseen(status)));
            else state.terminated().or(status.lastState()::terminated).ifPresent(end -> add(lost(status, end)));
        }
    }

    private static ContainerStateTerminated unseen(ContainerStatus status) {
        return ContainerStateTerminated.builder()
                .exitCode(UNKNOWN_CODE)
                .reason(UNKNOWN)
                .message(LOST)
                .containerID(status.containerID())
                .build();
    }

    private static Run lost(ContainerStatus status, ContainerStateTerminated end) {
        ContainerRun run = ContainerRun.builder()
                .id("lost/" + status.name() + "/" + status.restartCount())
                .name(status.name())
                .attempt(status.restartCount())
                .phase(Phase.EXITED)
                .image(status.image())
                .imageId(status.imageID())
                .startedAt(end.startedAt().map(Time::instant))
                .finishedAt(end.finishedAt().map(Time::instant))
                .exitCode(end.exitCode())
                .reason(end.reason().orElse(ContainerRun.ERROR))
                .message(end.message())
                .build();
        return new Run(run, true, end.containerID());
    }

    /** The newest run of a container. */
    Optional<Run> latest(String container) {
        List<Run> all = all(container);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The run before the newest. */
    Optional<Run> previous(String container) {
        List<Run> all = all(container);
        return all.size() < 2 ? Optional.empty() : Optional.of(all.get(all.size() - 2));
    }

    /** All runs of a container, oldest first. */
    List<Run> all(String container) {
        return runs.getOrDefault(container, List.of());
    }

    /** Whether nothing runs or is about to. */
    boolean haveEnded() {
        return runs.values().stream().flatMap(List::stream).allMatch(Run::isExited);
    }
}
