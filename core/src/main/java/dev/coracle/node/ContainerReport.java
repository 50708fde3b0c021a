package dev.coracle.node;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerState;
import dev.coracle.model.core.ContainerStateTerminated;
import dev.coracle.model.core.ContainerStateWaiting;
import dev.coracle.model.core.ContainerStatus;
import java.util.Optional;

/** What to report of one container. Pure. */
final class ContainerReport {
    private static final String NEVER_SEEN = "The container could not be located when the pod was terminated";

    private final PodView view;
    private final Container container;
    private final ContainerMemory memory;
    private final Optional<ContainerStatus> before;
    private final boolean init;
    private final boolean ended;
    private final Optional<Run> latest;

    /**
     * A report.
     *
     * @param memory what is known of the container beside its runs
     * @param before what was reported of it last
     * @param init whether it is an init container
     * @param ended whether the pod has come to its end
     */
    ContainerReport(
            PodView view,
            Container container,
            ContainerMemory memory,
            Optional<ContainerStatus> before,
            boolean init,
            boolean ended) {
        this.view = view;
        this.container = container;
        this.memory = memory;
        this.before = before;
        this.init = init;
        this.ended = ended;
        latest = view.latest(container);
    }

    ContainerStatus status() {
        ContainerStatus.Builder status = ContainerStatus.builder()
                .name(container.name())
                .image(container.image().orElse(""))
                .started(false);
        if (latest.isEmpty()) return status.state(neverRun()).build();
        Run run = latest.get();
        if (run.isStarting()) return starting(status, run);
        status.restartCount(run.attempt()).imageID(run.shown().imageId()).containerID(run.reference());
        if (run.isRunning()) running(status, run);
        else exited(status, run);
        return keepsResult(run) ? kept(status) : status.build();
    }

    /** A start takes a moment; until it is done, what was reported holds, unless that the container runs. */
    private ContainerStatus starting(ContainerStatus.Builder status, Run run) {
        if (before.filter(it -> it.state().running().isEmpty()).isPresent()) return before.get();
        return status.restartCount(run.attempt())
                .state(waiting())
                .lastState(last())
                .build();
    }

    /** A container without a run: it waits, unless the pod ended before its turn came. */
    private ContainerState neverRun() {
        boolean turnHadCome = view.inits().stream().allMatch(it -> PodView.isSidecar(it) || view.isDone(it));
        if (!ended || init || !turnHadCome) return waiting();
        ContainerStateTerminated unseen = ContainerStateTerminated.builder()
                .exitCode(Runs.UNKNOWN_CODE)
                .reason(Runs.UNKNOWN)
                .message(NEVER_SEEN)
                .build();
        return ContainerState.builder().terminated(unseen).build();
    }

    private ContainerState waiting() {
        ContainerStateWaiting making = ContainerStateWaiting.builder()
                .reason(view.inits().isEmpty() ? "ContainerCreating" : "PodInitializing")
                .build();
        return ContainerState.builder().waiting(memory.waiting().orElse(making)).build();
    }

    private void running(ContainerStatus.Builder status, Run run) {
        boolean up = Probing.isUp(container, memory);
        boolean works = !init || PodView.isSidecar(container);
        status.state(run.running())
                .lastState(last())
                .started(up)
                .ready(works && up && Probing.isReady(container, memory));
        if (container.resources().requests().isEmpty()
                && container.resources().limits().isEmpty()) return;
        status.allocatedResources(container.resources().requests()).resources(container.resources());
    }

    private void exited(ContainerStatus.Builder status, Run run) {
        boolean replaced = run.lost() && PodView.restarts(policy(), run);
        if (!ended && (replaced || memory.waiting().isPresent())) {
            status.state(waiting()).lastState(run.terminated());
        } else {
            status.state(run.terminated()).lastState(last());
            status.ready(init && !PodView.isSidecar(container) && run.isSuccess());
        }
    }

    private String policy() {
        if (!init) return view.restartPolicy();
        return PodView.isSidecar(container) ? "Always" : "OnFailure";
    }

    /** How the run before the latest ended. */
    private ContainerState last() {
        Optional<ContainerState> shown = view.runs().previous(container.name()).map(Run::terminated);
        if (shown.isPresent()) return shown.get();
        if (!memory.before().equals(ContainerState.EMPTY)) return memory.before();
        return before.filter(it ->
                        latest.filter(run -> run.attempt() == it.restartCount()).isPresent())
                .map(ContainerStatus::lastState)
                .orElse(ContainerState.EMPTY);
    }

    /**
     * Whether the end that was reported stays: the API lets nobody take back that a container ended well which is not
     * started again, though an init container may have to be, after a crash of the node.
     */
    private boolean keepsResult(Run run) {
        return init
                && !run.isExited()
                && !PodView.isSidecar(container)
                && !view.restartPolicy().equals("Always")
                && before.flatMap(it -> it.state().terminated())
                        .filter(it -> it.exitCode() == 0)
                        .isPresent();
    }

    private ContainerStatus kept(ContainerStatus.Builder status) {
        ContainerState end = before.orElseThrow().state();
        return status.state(end).ready(true).started(false).build();
    }
}
