package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A pod that was refused is tried again within the time after which the scheduler flushes those that wait, and a rest,
 * however many others there are. The time counts while the scheduler decides, not while it does nothing.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/">Scheduling framework</a>
 */
final class NoStarvation extends FromInside {
    private final Map<String, Duration> triedAt = new HashMap<>();
    private Instant lastDecision = Instant.MAX;
    private Duration worked = Duration.ZERO;
    private Instant lastLook = Instant.MIN;

    NoStarvation() {
        super("A pod that was refused is tried again after the flush time at the latest.", Term.OVER_TIME);
    }

    @Override
    public void began(SchedulingView view) {
        triedAt.clear();
        worked = Duration.ZERO;
        lastDecision = Instant.MAX;
    }

    @Override
    public void judged(SchedulingView view, Judgement judgement) {
        Instant now = setting().cluster().world().platform().clock().now();
        if (lastDecision.isBefore(now)) {
            Duration gap = Duration.between(lastDecision, now);
            worked = worked.plus(gap.compareTo(bounds().schedulerBackoff()) < 0 ? gap : bounds().schedulerBackoff());
        }
        lastDecision = now;
        if (judgement.node().isPresent()) triedAt.remove(judgement.pod().uid());
        else triedAt.put(judgement.pod().uid(), worked);
        if (lastLook.plus(bounds().schedulerBackoff()).isBefore(now)) look(view, now);
    }

    private void look(SchedulingView view, Instant now) {
        lastLook = now;
        Duration waited =
                bounds().schedulerFlush().plus(bounds().schedulerBackoff().multipliedBy(2));
        Duration longest = bounds().atMost(waited).plus(bounds().staleness());
        view.refused().forEach(it -> look(it.pod(), longest));
    }

    private void look(Pod pod, Duration longest) {
        Duration tried = triedAt.get(pod.uid());
        if (tried == null) return;
        Duration since = worked.minus(tried);
        saw(
                since.compareTo(longest) <= 0
                        ? Verdict.kept()
                        : Verdict.broken(
                                "pod " + pod.key(),
                                "has not been tried for " + since.toSeconds() + " s in which others were",
                                "be tried within " + longest.toSeconds() + " s"));
    }
}
