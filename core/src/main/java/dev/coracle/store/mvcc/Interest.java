package dev.coracle.store.mvcc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A prefix that somebody reads or waits for. */
final class Interest {
    private static final Logger log = LoggerFactory.getLogger(Interest.class);

    private final String prefix;
    private final List<Runnable> signals = new CopyOnWriteArrayList<>();
    private volatile Trail trail;

    // Guarded by the timeline's lock.
    @Nullable
    Interest parent;

    int members;

    /**
     * An interest without members.
     *
     * @param parent the longest of the other prefixes with which this one begins
     * @param revision what is visible so far
     */
    Interest(String prefix, @Nullable Interest parent, long revision) {
        this.prefix = prefix;
        this.parent = parent;
        this.trail = Trail.after(revision);
    }

    String prefix() {
        return prefix;
    }

    /** The changes below the prefix; at its end there may be some that are about to become visible. */
    Trail trail() {
        return trail;
    }

    /** Replaces the trail; under the timeline's lock. */
    void follow(Trail next) {
        trail = next;
    }

    void add(Runnable signal) {
        signals.add(signal);
    }

    void remove(Runnable signal) {
        signals.remove(signal);
    }

    /** Gives all signals. The write has happened: neither its author nor other readers suffer from a signal that fails. */
    void signal() {
        for (Runnable signal : signals) {
            try {
                signal.run();
            } catch (RuntimeException e) {
                log.atError().addKeyValue("prefix", prefix).setCause(e).log("a signal failed");
            }
        }
    }
}
