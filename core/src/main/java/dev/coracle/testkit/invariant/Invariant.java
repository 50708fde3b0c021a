package dev.coracle.testkit.invariant;

import dev.coracle.model.meta.ApiObject;
import java.time.Instant;
import java.util.List;

/**
 * A promise about the state of a cluster, as something that watches one cluster and speaks up when it is broken.
 *
 * <p>It is told every change in the order of the revisions, and so can keep count instead of counting anew: what it does
 * for a change should cost what the changed object is worth, not what the cluster is.
 *
 * <p><b>State.</b> An instance belongs to one {@link InvariantMonitor}; it remembers what it needs.
 * <p><b>Threads.</b> Called by one thread at a time; must return at once, and neither read nor write the cluster.
 * <p><b>Errors.</b> What it throws ends the monitor, which reports it.
 */
public interface Invariant {
    /** When a promise must be kept. */
    enum Term {
        /** At every revision. */
        ALWAYS,
        /** Over the course of a run, judged as it goes: what came after what, and how soon. */
        OVER_TIME,
        /** Some time after the last failure and the last wish of a user; see {@link InvariantMonitor#checkSettled()}. */
        EVENTUALLY
    }

    /** Its name, as people cite it. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** What is promised, in one sentence. */
    String promise();

    /** When it must be kept. */
    Term term();

    /**
     * Begins, before the first change.
     *
     * @param setting what there is to know of the run beside the objects
     */
    default void begin(Setting setting) {}

    /** The kinds whose changes it wants to be told. */
    List<Class<? extends ApiObject>> kinds();

    /**
     * Judges a change.
     *
     * @param state the objects of {@link #kinds()} after the change
     */
    Verdict judge(Change change, ClusterState state);

    /**
     * Judges that time has passed: asked before a change is judged that comes later than the one before, and at the end of
     * a check. For promises that something happens, or ends, within a time.
     *
     * @param now until which nothing has changed
     */
    default Verdict judge(Instant now, ClusterState state) {
        return Verdict.silent();
    }

    /**
     * Judges a state as a whole, without trust in what was counted so far: for a promise {@link Term#ALWAYS}, whether the
     * count is right; for one {@link Term#EVENTUALLY}, whether it is kept.
     */
    Verdict audit(ClusterState state);
}
