package dev.coracle.testkit.invariant;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Overdue.Late;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A promise that what is not as it should be is so again within a time, kept or broken thing by thing.
 *
 * @param <K> tells apart what is waited for
 */
public abstract class TimelyPromise<K> extends Promise {
    private final Overdue<K> overdue = new Overdue<>();

    /** A promise. */
    protected TimelyPromise(String promise, List<Class<? extends ApiObject>> kinds) {
        super(promise, Term.OVER_TIME, kinds);
    }

    /** What is waited for. */
    protected final Overdue<K> overdue() {
        return overdue;
    }

    /**
     * Since when those who have to do something about it could: the controllers, where nothing else is said. Empty while
     * they cannot.
     */
    protected Optional<Instant> able(K key) {
        return setting().calm().ofControllers();
    }

    /** Judges what has taken too long. */
    protected abstract Verdict broken(Late<K> late, Instant now, ClusterState state);

    /** What is not as it should be, found anew. */
    protected abstract Set<K> recount(ClusterState state);

    @Override
    public final Verdict judge(Instant now, ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Late<K> late : overdue.late(now, this::able)) verdict = verdict.and(broken(late, now, state));
        return verdict;
    }

    @Override
    public final Verdict audit(ClusterState state) {
        return overdue.audit(recount(state));
    }
}
