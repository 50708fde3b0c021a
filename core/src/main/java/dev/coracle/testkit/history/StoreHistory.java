package dev.coracle.testkit.history;

import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What clients did to a store, and what they were answered, to be judged when all is quiet again:
 *
 * <pre>{@code
 * StoreHistory history = StoreHistory.from(store);
 * ClusterStore recorded = history.record(store);   // clients work on this, members die meanwhile
 * history.check(store);
 * }</pre>
 *
 * <p>Clients may work through several stores on one state, and in other processes, which then {@linkplain #tell tell}
 * their calls as lines. A call whose process died, or whose {@linkplain dev.coracle.store.StoreException#isOutcomeUnknown
 * outcome is unknown}, may have happened or not, but at most once; one that failed otherwise has not happened.
 *
 * <p>Judged is: that every answered write is in the store's history, as it was answered, and no revision was given out
 * twice; that every write in it was asked for; that there is one order of all calls, each between its beginning and its
 * answer, which explains every answer (strict serializability: since answers carry revisions, no search is needed); and
 * that every cursor gave each change once and in order.
 *
 * <p>Values must not be written twice to one key, no key may have a time to live, and nothing may be compacted from the
 * beginning of the history to its judgement. Safe for all threads.
 */
public final class StoreHistory {
    private final long start;
    private final TreeMap<String, Version> before = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final AtomicInteger recorded = new AtomicInteger();

    private StoreHistory(long start) {
        this.start = start;
    }

    /** A history that begins with what a store holds. */
    public static StoreHistory from(ClusterStore store) {
        var page = store.list("", "", 0, 0).get();
        StoreHistory history = new StoreHistory(page.revision());
        for (KeyValue entry : page.entries()) history.before.put(entry.key(), Version.of(entry));
        return history;
    }

    /** The store, whose calls go into this history. */
    public ClusterStore record(ClusterStore store) {
        return tell(store, "store-" + recorded.incrementAndGet(), this::hear);
    }

    /**
     * The store, which tells of each call when it begins and when it is answered.
     *
     * @param name another for each store of a history
     * @param listener takes lines, from all threads that use the store
     */
    public static ClusterStore tell(ClusterStore store, String name, Consumer<String> listener) {
        return new ToldStore(store, new Teller(name, listener));
    }

    /**
     * Takes what a store told, in the order in which it did. Of several processes that run at the same time, lines must
     * come in the order in which they were told. A line in part, the last of a process that died, is passed over.
     */
    public void hear(String line) {
        Optional<Line> whole = Line.parse(line);
        synchronized (lines) {
            whole.ifPresent(lines::add);
        }
    }

    /** How many lines were told so far. */
    public int length() {
        synchronized (lines) {
            return lines.size();
        }
    }

    /**
     * Judges what happened.
     *
     * @param survivor a store on the same state, which nobody writes to any more
     * @return how much was judged
     * @throws AssertionError where something cannot have happened as it was told
     */
    public Summary check(ClusterStore survivor) {
        Annals annals = Annals.read(survivor, start, before);
        synchronized (lines) {
            return new Hearing(annals, lines).judge();
        }
    }
}
