package dev.coracle.node;

import dev.coracle.model.GoDuration;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStateWaiting;
import dev.coracle.model.core.Lifecycle;
import dev.coracle.model.core.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps one container as the pod wants it: started, probed, and started again, later and later where it keeps ending. */
final class Care {
    private static final String CRASH_LOOP = "CrashLoopBackOff";

    private final Draft draft;
    private final ImageSupply images;
    private final Probing probing;
    private final Stops stops;

    Care(Draft draft) {
        this.draft = draft;
        images = new ImageSupply(draft);
        probing = new Probing(draft);
        stops = new Stops(draft);
    }

    /**
     * Does what is next for a container.
     *
     * @param policy what is done when it has ended
     */
    void keep(Container container, String policy) {
        Optional<Run> latest = draft.view().latest(container);
        if (latest.isEmpty()) start(container, 0);
        else if (latest.get().isRunning()) attend(container, latest.get(), policy);
        else if (latest.get().isExited() && PodView.restarts(policy, latest.get())) restart(container, latest.get());
        forgetOld(container);
    }

    /** Starts a container once more although it ended well: what came after it was lost. */
    void repeat(Container container, Run lost) {
        start(container, lost.attempt() + 1);
    }

    /** Keeps the last two runs: what happens, and what happened before. */
    private void forgetOld(Container container) {
        List<Run> all = draft.view().runs().all(container.name());
        for (Run run : all.subList(0, Math.max(0, all.size() - 2))) draft.add(new Step.Remove(run.id()));
    }

    private void attend(Container container, Run run, String policy) {
        if (draft.of(container).stopping().isEmpty()) {
            callFirstHook(container, run);
            probing.ask(container);
            judge(container, run, policy);
        } else {
            probing.askReadiness(container);
        }
        stops.proceed(container, run, true);
    }

    private void callFirstHook(Container container, Run run) {
        if (draft.of(container).postStart() != HookState.NEW) return;
        boolean hooked = container.lifecycle().flatMap(Lifecycle::postStart).isPresent();
        if (hooked) draft.add(new Step.CallHook(container.name(), run.id(), true));
        draft.change(container, memory -> memory.withPostStart(hooked ? HookState.RUNNING : HookState.DONE));
        if (!hooked) probing.ask(container);
    }

    private void judge(Container container, Run run, String policy) {
        if (draft.of(container).postStart() == HookState.FAILED) {
            end(container, run, "FailedPostStartHook", draft.view().graceSeconds());
            return;
        }
        probing.failed(container).ifPresent(type -> {
            String what = "Container " + container.name() + " failed "
                    + (type == ProbeType.STARTUP ? "startup" : "liveness") + " probe";
            long grace = type.of(container)
                    .flatMap(Probe::terminationGracePeriodSeconds)
                    .orElse(draft.view().graceSeconds());
            end(container, run, policy.equals("Never") ? what : what + ", will be restarted", grace);
        });
    }

    private void end(Container container, Run run, String message, long graceSeconds) {
        stops.begin(
                container,
                run,
                message,
                draft.now() + Duration.ofSeconds(graceSeconds).toNanos());
    }

    private void restart(Container container, Run ended) {
        int attempt = ended.attempt() + 1;
        if (draft.of(container).begun() < attempt) {
            long exited = draft.of(container).exitedAt().orElse(draft.now());
            Optional<Delay> delay = draft.of(container).crashDelay().filter(it -> !it.isOutlived(exited));
            if (delay.isPresent() && draft.now() < delay.get().endAfter(exited)) {
                backOff(container, delay.get(), exited);
                return;
            }
            draft.change(
                    container,
                    memory -> memory.withBegun(attempt)
                            .withCrashDelay(Delay.next(memory.crashDelay(), exited, draft.now()))
                            .withWaiting(Optional.empty()));
        }
        start(container, attempt);
    }

    private void backOff(Container container, Delay delay, long exited) {
        draft.wakeAt(delay.endAfter(exited));
        if (draft.of(container).waiting().isPresent()) return;
        draft.warning(
                container,
                "BackOff",
                "Back-off restarting failed container " + container.name() + " in pod " + draft.podText());
        ContainerStateWaiting waiting = ContainerStateWaiting.builder()
                .reason(CRASH_LOOP)
                .message("back-off " + GoDuration.text(delay.length()) + " restarting failed container="
                        + container.name() + " pod=" + draft.podText())
                .build();
        draft.change(container, memory -> memory.withWaiting(waiting));
    }

    private void start(Container container, int attempt) {
        if (draft.view().needsSandbox()) {
            draft.add(new Step.RunSandbox());
        } else if (draft.view().isSandboxReady() && images.isReady(container, attempt)) {
            draft.normal(container, "Created", "Created container: " + container.name());
            draft.add(new Step.Start(container.name(), attempt));
            draft.change(
                    container,
                    memory -> memory.withStarted(attempt)
                            .withWaiting(Optional.empty())
                            .withBefore(draft.view()
                                    .latest(container)
                                    .map(Run::terminated)
                                    .orElse(memory.before())));
        }
    }
}
