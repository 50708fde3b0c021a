package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.SchedulingObserver;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A promise about what goes on in a scheduler, which it sees by the scheduler's observer: see
 * {@link SchedulingInvariants#observed}. Where nobody lets it look, it was never put to the test, and a monitor's
 * {@code checkExercised} says so.
 */
abstract class FromInside extends Promise implements SchedulingObserver {
    /** What was seen and not told yet: the scheduler may have a thread of its own. */
    private final List<Verdict> seen = new ArrayList<>();

    private Optional<DecisionFeed> feed = Optional.empty();

    /** A promise. */
    FromInside(String promise, Term term) {
        super(promise, term, List.<Class<? extends ApiObject>>of(Pod.class));
    }

    @Override
    public final void begin(Setting run) {
        super.begin(run);
        feed = DecisionFeed.of(run);
        feed.ifPresent(it -> it.add(this));
    }

    final Optional<DecisionFeed> feed() {
        return feed;
    }

    /** Something was seen. */
    final void saw(Verdict verdict) {
        synchronized (seen) {
            seen.add(verdict);
        }
    }

    private Verdict told() {
        synchronized (seen) {
            Verdict all = seen.stream().reduce(Verdict.silent(), Verdict::and);
            seen.clear();
            return all;
        }
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return told();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        return told();
    }

    @Override
    public Verdict audit(ClusterState state) {
        return told();
    }
}
