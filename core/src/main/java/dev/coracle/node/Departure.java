package dev.coracle.node;

import dev.coracle.model.core.Container;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings a pod to its end: all containers at once, those that ran beside the others after them, last one first. */
final class Departure {
    private final Draft draft;
    private final PodView view;
    private final Stops stops;
    private final Probing probing;

    Departure(Draft draft) {
        this.draft = draft;
        view = draft.view();
        stops = new Stops(draft);
        probing = new Probing(draft);
    }

    /** Does what is next; returns whether nothing of the pod runs any more. */
    boolean proceed() {
        if (view.runs().haveEnded()) {
            leave();
            return true;
        }
        long killAt = ending().killAt();
        for (Container container : view.containers()) {
            view.latest(container).filter(run -> !run.isExited()).ifPresent(run -> {
                stops.begin(container, run, "Stopping container " + container.name(), killAt);
                stops.proceed(container, run, isTurn(container));
                if (run.isRunning()) probing.askReadiness(container);
            });
        }
        return false;
    }

    /** The end as begun; a shorter time than before is taken over, a longer one is not. */
    private Ending ending() {
        long grace = Math.max(1, view.graceSeconds());
        Optional<Ending> before = draft.ending();
        if (before.filter(it -> it.graceSeconds() <= grace).isPresent()) return before.get();
        long killAt = draft.now() + Duration.ofSeconds(grace).toNanos();
        long earliest = before.map(it -> Math.min(it.killAt(), killAt)).orElse(killAt);
        Ending ending = new Ending(grace, earliest);
        draft.end(ending);
        return ending;
    }

    private boolean isTurn(Container container) {
        List<Container> inits = view.inits();
        int place = inits.indexOf(container);
        if (place < 0 || !PodView.isSidecar(container)) return true;
        return view.mains().stream().noneMatch(this::isAlive)
                && inits.subList(place + 1, inits.size()).stream().noneMatch(this::isAlive);
    }

    private boolean isAlive(Container container) {
        return view.latest(container).filter(run -> !run.isExited()).isPresent();
    }

    private void leave() {
        if (!view.hasSandbox()) return;
        if (view.gone()) draft.add(new Step.RemovePod());
        else if (!view.needsSandbox()) draft.add(new Step.StopSandbox());
    }
}
