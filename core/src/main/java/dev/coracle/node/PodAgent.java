package dev.coracle.node;

import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.PodState;
import dev.coracle.platform.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks after one pod: sees what changes, has a plan made of it, has that carried out. On the kubelet's worker. */
final class PodAgent {
    /** How often in a row a plan may lead to the next before others get their turn. */
    private static final int ROUNDS = 10;

    private final Surroundings around;
    private final Demand demand;
    private final PodReporter reporter;
    private final Runnable farewell;
    private final List<News> news = new ArrayList<>();
    private Pod pod;
    private boolean gone;
    private boolean dismissed;
    private boolean undecided = true;
    private Optional<Rejection> rejection = Optional.empty();
    private PodMemory memory = PodMemory.NEW;
    private boolean called;
    private long wakeAt = Long.MAX_VALUE;
    private @Nullable Timer timer;

    /**
     * An agent, which does nothing before it was {@linkplain #decide told} whether the pod may run here.
     *
     * @param farewell run when nothing is left of the pod
     */
    PodAgent(Surroundings around, PodWriter writer, Pod pod, Runnable farewell) {
        this.around = around;
        this.pod = pod;
        this.farewell = farewell;
        demand = Demand.of(pod);
        reporter = new PodReporter(around, writer, this::answered);
    }

    Pod pod() {
        return pod;
    }

    Demand demand() {
        return demand;
    }

    /**
     * Whether it takes room on the node. One that was deleted without grace takes none, even while its containers end
     * (kubernetes#104824): schedulers do not count it either, and would send pod after pod to be refused.
     */
    boolean takesRoom() {
        if (gone || undecided || rejection.isPresent()) return false;
        return !PodView.isOver(pod) || isThere();
    }

    /** Whether something of the pod runs. */
    private boolean isThere() {
        return around.runtime().pod(pod.uid()).containers().stream().anyMatch(run -> !run.isExited());
    }

    void decide(Optional<Rejection> rejection) {
        this.rejection = rejection;
        undecided = false;
        rejection.ifPresent(it -> around.events().ifPresent(events -> events.warning(pod, it.reason(), it.message())));
        call();
    }

    /** The object is like this now, or was lately. */
    void seen(Pod seen) {
        if (isOlder(seen, pod) || seen.resourceVersion().equals(pod.resourceVersion())) return;
        pod = seen;
        call();
    }

    /** The object was like this when a report of ours came to its end. */
    private void answered(Pod stored) {
        if (!isOlder(stored, pod)) pod = stored;
        call();
    }

    private static boolean isOlder(Pod one, Pod other) {
        try {
            return Long.parseLong(one.resourceVersion()) < Long.parseLong(other.resourceVersion());
        } catch (NumberFormatException e) {
            return false; // a server that counts otherwise: take what comes last
        }
    }

    /** The object is there no more. */
    void gone(Pod last) {
        if (!isOlder(last, pod)) pod = last;
        gone = true;
        undecided = false;
        call();
    }

    /** Has the pod looked at soon; once for all that happens until then. */
    void call() {
        if (called || dismissed || undecided) return;
        called = true;
        around.worker().execute(this::look);
    }

    private void hear(News heard) {
        if (dismissed) return;
        news.add(heard);
        call();
    }

    private void look() {
        called = false;
        if (dismissed) return;
        PodPlan plan = round();
        for (int i = 1; i < ROUNDS && plan.isSeenAtOnce(); i++) plan = round();
        if (plan.isSeenAtOnce()) call();
        wakeAt(plan.wakeAt());
        if (!gone) reporter.report(pod, plan.status(), plan.over());
        else if (plan.over()) dismiss(farewell);
    }

    private PodPlan round() {
        PodView view = view();
        news.clear();
        PodPlan plan = PodPlanner.plan(view);
        memory = plan.memory();
        PodHands hands = new PodHands(around, view, this::hear);
        plan.steps().forEach(step -> step.by(hands));
        return plan;
    }

    private PodView view() {
        PodState state = around.runtime().pod(pod.uid());
        return new PodView(
                pod,
                gone,
                rejection,
                state.sandbox(),
                Runs.of(pod, around.runtime().name(), state.containers()),
                images(),
                around.options().hostAddresses(),
                memory,
                List.copyOf(news),
                around.now());
    }

    private Set<String> images() {
        Set<String> present = new TreeSet<>();
        pod.spec().initContainers().forEach(it -> it.image().ifPresent(image -> addPresent(present, image)));
        pod.spec().containers().forEach(it -> it.image().ifPresent(image -> addPresent(present, image)));
        return present;
    }

    private void addPresent(Set<String> present, String image) {
        if (around.runtime().image(image).isPresent()) present.add(image);
    }

    private void wakeAt(long nanos) {
        if (nanos == wakeAt) return;
        if (timer != null) timer.cancel();
        wakeAt = nanos;
        timer = null;
        if (nanos == Long.MAX_VALUE) return;
        Duration delay = Duration.ofNanos(nanos - around.clock().nanos());
        timer = around.worker().after(delay, () -> {
            wakeAt = Long.MAX_VALUE;
            call();
        });
    }

    /** Does nothing any more. */
    void dismiss() {
        dismiss(() -> {});
    }

    private void dismiss(Runnable after) {
        dismissed = true;
        if (timer != null) timer.cancel();
        reporter.close();
        after.run();
    }
}
