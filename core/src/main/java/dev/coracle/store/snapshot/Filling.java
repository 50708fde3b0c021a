package dev.coracle.store.snapshot;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How a store is filled: by several writers at a time, so that they share the flushes of a store that flushes. A mark is
 * there from before the first write until after the last.
 *
 * <p><b>Threads.</b> Whoever calls does all that the writers have not begun, and waits only for those that have: where
 * there is one thread, it does everything.
 */
final class Filling {
    private static final int WRITERS = 32;

    /** Is there while a store is being filled: who finds it goes on with that. */
    private static final String UNFINISHED = "/coracle/unfinished-restore";

    private final ClusterStore store;
    private final SnapshotFile.Contents contents;
    private final boolean resumed;

    private final AtomicLong reached = new AtomicLong();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Those who are writing. Who comes when all have gone finds nothing to do. */
    private final Phaser writers = new Phaser(1);

    private Filling(ClusterStore store, SnapshotFile.Contents contents, boolean resumed) {
        this.store = store;
        this.contents = contents;
        this.resumed = resumed;
    }

    /** Whether the filling of a store was interrupted. */
    static boolean isUnfinished(ClusterStore store) {
        return store.get(UNFINISHED).isPresent();
    }

    /**
     * Fills a store, or goes on where that was interrupted.
     *
     * @throws StoreException where it cannot be completed; the mark is then still there
     */
    static void fill(ClusterStore store, SnapshotFile.Contents contents, Platform platform) {
        Optional<KeyValue> mark = store.get(UNFINISHED);
        new Filling(store, contents, mark.isPresent()).run(mark, platform);
    }

    private void run(Optional<KeyValue> before, Platform platform) {
        KeyValue mark = write(UNFINISHED, Value.of(""), before);
        reached.set(mark.modRevision());
        for (int i = 1; i < WRITERS; i++) {
            String raised = UNFINISHED + "/" + i;
            platform.worker("restore-" + i).execute(() -> help(raised));
        }
        write(UNFINISHED + "/0");
        writers.arriveAndAwaitAdvance();
        Throwable cause = failure.get();
        if (cause != null) {
            throw new StoreException("the store is filled in part, open it again to go on: " + cause, false, cause);
        }
        finish(mark);
    }

    private void help(String raised) {
        writers.register();
        write(raised);
        writers.arriveAndDeregister();
    }

    private void write(String raised) {
        try {
            if (goesOn()) raise(raised);
            for (int i = taken.getAndIncrement();
                    i < contents.entries().size() && goesOn();
                    i = taken.getAndIncrement()) {
                create(contents.entries().get(i));
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean goesOn() {
        return failure.get() == null;
    }

    /** Replaces a key until the store's revision is not behind that of the file. */
    private void raise(String key) {
        if (reached.get() >= contents.revision()) return;
        Optional<KeyValue> last = store.get(key);
        while (reached.get() < contents.revision() && goesOn()) {
            KeyValue written = write(key, Value.of(""), last);
            reached.accumulateAndGet(written.modRevision(), Math::max);
            last = Optional.of(written);
        }
    }

    private void create(SnapshotFile.Entry entry) {
        if (resumed && store.get(entry.key()).isPresent()) return;
        write(entry.key(), entry.value(), Optional.empty());
    }

    /** Takes the marks away, that which says that all this is unfinished as the last. */
    private void finish(KeyValue mark) {
        var raised = store.list(UNFINISHED + "/", "", 0, 0)
                .getOrElseThrow(error -> new StoreException("the store cannot be listed: " + error, false));
        raised.entries().forEach(this::delete);
        KeyValue end = delete(mark);
        if (store.compact(end.modRevision()).isLeft())
            throw new StoreException("the history cannot be compacted", false);
    }

    private KeyValue write(String key, Value value, Optional<KeyValue> before) {
        long expected = before.map(KeyValue::modRevision).orElse(0L);
        return done(key, store.put(key, value, expected));
    }

    private KeyValue delete(KeyValue mark) {
        return done(mark.key(), store.delete(mark.key(), mark.modRevision()));
    }

    private static KeyValue done(String key, Either<StoreError, KeyValue> answer) {
        return answer.getOrElseThrow(error ->
                new StoreException("the store cannot be filled, or others write to it: " + key + ": " + error, false));
    }
}
