package dev.coracle.scheduler;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.pace.Backoff;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.cycle.Binding;
import dev.coracle.scheduler.framework.EventSink.Tone;
import dev.coracle.scheduler.framework.Status;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds pods to the nodes they were given: the binding cycle. Where nobody knows whether a pod was bound, it keeps its
 * place, is looked up, and is bound to the same node again where it has none: a late first binding then does no harm.
 */
final class Bindings {
    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);
    private static final Backoff LOOKING_UP = Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** What {@link dev.coracle.platform.Platform#buggify} makes a binding wait. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Desk desk;
    private final Setbacks setbacks;
    private final Outside outside;
    private final Scheduling scheduling;

    Bindings(Desk desk, Setbacks setbacks, Outside outside, Scheduling scheduling) {
        this.desk = desk;
        this.setbacks = setbacks;
        this.outside = outside;
        this.scheduling = scheduling;
    }

    /** Binds a pod that nothing holds any more; from now on it counts as scheduled, and what it waits for is an answer. */
    void begin(Placement placement) {
        desk.queue().done(placement.pod().uid());
        run(placement, () -> prepare(placement, 0));
    }

    private void run(Placement placement, Runnable errand) {
        outside.errand(placement.object(), errand);
    }

    private void later(Duration delay, Placement placement, Runnable errand) {
        scheduling.worker().after(delay, () -> run(placement, errand));
    }

    private void prepare(Placement placement, int from) {
        Binding binding = placement.framework.binding();
        for (int i = from; i < binding.preparations(); i++) {
            Status status = binding.prepare(i, placement.attempt, placement.node);
            int index = i;
            if (status.isWait()) later(status.delay(), placement, () -> prepare(placement, index));
            else if (!status.isSuccess()) failed(placement, status);
            if (!status.isSuccess()) return;
        }
        if (outside.buggify("scheduler binds late")) later(LATE, placement, () -> bind(placement, 0));
        else bind(placement, 0);
    }

    private void bind(Placement placement, int unknown) {
        if (!outside.mayAct()) return;
        Status status;
        try {
            status = placement.framework.binding().bind(placement.attempt, placement.node);
        } catch (UnknownOutcomeException e) {
            lookUpLater(placement, unknown + 1, e);
            return;
        }
        if (status.isSuccess()) bound(placement);
        else if (unknown == 0) failed(placement, status);
        else lookUp(placement, unknown, () -> failed(placement, status)); // perhaps refused for what was done before
    }

    private void bound(Placement placement) {
        String note = "Successfully assigned " + placement.pod().namespace() + "/"
                + placement.pod().name() + " to " + placement.node;
        outside.events().record(Tone.NORMAL, placement.object(), Optional.empty(), "Scheduled", "Binding", note);
        placement.framework.binding().bound(placement.attempt, placement.node);
    }

    private void failed(Placement placement, Status status) {
        outside.onWorker(() -> setbacks.takeBack(placement, status));
    }

    private void lookUpLater(Placement placement, int unknown, RuntimeException why) {
        log.atInfo()
                .addKeyValue("what", placement)
                .addKeyValue("why", why.toString())
                .log("not known whether it was bound");
        scheduling.worker().after(LOOKING_UP.delay(unknown), () -> scheduling.react(() -> settle(placement, unknown)));
    }

    /** What the informer shows settles it; only a pod that it shows without a node is looked up. */
    private void settle(Placement placement, int unknown) {
        Optional<Pod> latest = desk.latest(placement.object());
        if (latest.isPresent() && latest.get().spec().nodeName().isEmpty()) {
            run(placement, () -> lookUp(placement, unknown, () -> bind(placement, unknown)));
        } else {
            found(placement, latest);
        }
    }

    private void lookUp(Placement placement, int unknown, Runnable ifUnbound) {
        Optional<Pod> stored;
        try {
            stored = outside.writes().read(placement.object());
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            lookUpLater(placement, unknown + 1, e);
            return;
        }
        if (stored.isPresent() && stored.get().spec().nodeName().isEmpty()) ifUnbound.run();
        else outside.onWorker(() -> found(placement, stored));
    }

    /** The pod has a node, or is gone. */
    private void found(Placement placement, Optional<Pod> stored) {
        Optional<String> node = stored.flatMap(pod -> pod.spec().nodeName());
        if (node.filter(placement.node::equals).isPresent()) run(placement, () -> bound(placement));
        else setbacks.drop(placement);
    }
}
