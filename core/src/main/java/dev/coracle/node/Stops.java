package dev.coracle.node;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.Lifecycle;
import dev.coracle.model.core.LifecycleHandler;
import java.time.Duration;
import java.util.Optional;

/** Brings single runs to their end: first the hook, then the signal. */
final class Stops {
    /** Even a container whose time is over gets this long, so that few have to be killed. */
    private static final Duration LEAST_GRACE = Duration.ofSeconds(2);

    private final Draft draft;

    Stops(Draft draft) {
        this.draft = draft;
    }

    static Optional<LifecycleHandler> hook(Container container) {
        return container.lifecycle().flatMap(Lifecycle::preStop);
    }

    /**
     * Begins the end of a run, or brings it forward.
     *
     * @param message why, for people
     */
    void begin(Container container, Run run, String message, long killAt) {
        Optional<Stopping> before = draft.of(container).stopping();
        if (before.isEmpty()) {
            draft.normal(container, "Killing", message);
            boolean hooked = run.isRunning() && hook(container).isPresent() && killAt > draft.now();
            if (hooked) draft.add(new Step.CallHook(container.name(), run.id(), false));
            become(container, new Stopping(killAt, hooked ? Stopping.Stage.HOOK : Stopping.Stage.TURN));
        } else if (killAt < before.get().killAt()) {
            become(container, before.get().by(killAt));
            if (before.get().stage() == Stopping.Stage.SIGNALLED) signal(run, killAt);
        }
    }

    /**
     * Goes on with the end of a run, where one was begun.
     *
     * @param turn whether nothing that has to end before still runs
     */
    void proceed(Container container, Run run, boolean turn) {
        Optional<Stopping> begun = draft.of(container).stopping();
        if (begun.isEmpty() || begun.get().stage() == Stopping.Stage.SIGNALLED) return;
        Stopping stopping = begun.get();
        boolean late = draft.now() >= stopping.killAt();
        if (late || (turn && stopping.stage() == Stopping.Stage.TURN)) {
            signal(run, stopping.killAt());
            become(container, stopping.at(Stopping.Stage.SIGNALLED));
        } else {
            draft.wakeAt(stopping.killAt());
        }
    }

    private void signal(Run run, long killAt) {
        Duration left = Duration.ofNanos(Math.max(LEAST_GRACE.toNanos(), killAt - draft.now()));
        draft.add(new Step.Stop(run.id(), left));
    }

    private void become(Container container, Stopping stopping) {
        draft.change(container, memory -> memory.withStopping(stopping));
    }
}
