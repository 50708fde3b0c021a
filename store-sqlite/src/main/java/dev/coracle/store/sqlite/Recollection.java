package dev.coracle.store.sqlite;

import dev.coracle.store.Change;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import dev.coracle.store.mvcc.Draft;
import dev.coracle.store.mvcc.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Makes a timeline from the rows of a file: the state from which on changes are known, and these changes. On its way it
 * sees whether the rows fit each other.
 */
final class Recollection implements History.Reader {
    /** Last value of what was deleted so long ago that it is not known any more, and that nobody can ask for. */
    private static final Value NOTHING = Value.of("");

    /** Changes per draft, which keeps the state before each of them. */
    private static final int PIECE = 256;

    /** The latest version of a key, and when it ends. */
    private record Latest(KeyValue version, Optional<Lifetime> lifetime) {}

    private final long compacted;
    private final long swept;
    private final int limit;

    private final Map<String, Latest> latest = new LinkedHashMap<>();
    private final Map<String, KeyValue> base = new LinkedHashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private long start;

    /**
     * Knows no row yet.
     *
     * @param compacted what readers cannot go behind
     * @param swept up to here, rows that were replaced later may be missing
     * @param limit how many changes to keep
     */
    Recollection(long compacted, long swept, int limit) {
        this.compacted = compacted;
        this.swept = swept;
        this.limit = limit;
        this.start = compacted;
    }

    @Override
    public void read(Row row) {
        Change change = change(row);
        KeyValue version = change.current();
        if (change.deleted()) latest.remove(row.key());
        else latest.put(row.key(), new Latest(version, Optional.ofNullable(row.lifetime())));
        changes.add(change);
        if (change.revision() <= compacted || changes.size() > limit) forget(changes.remove());
    }

    private Change change(Row row) {
        Latest before = latest.get(row.key());
        Optional<KeyValue> previous = Optional.ofNullable(before).map(Latest::version);
        boolean deleted = row.value() == null;
        boolean follows = row.previous() == previous.map(KeyValue::modRevision).orElse(0L);
        if (row.revision() > swept && (!follows || (deleted && previous.isEmpty()))) {
            throw new StoreException("revision " + row.revision() + " does not follow what is before it", false);
        }
        Value content = row.value() != null
                ? row.value()
                : previous.map(KeyValue::value).orElse(NOTHING);
        KeyValue version = new KeyValue(row.key(), content, row.created(), row.revision(), row.version());
        return new Change(version, previous, deleted);
    }

    private void forget(Change change) {
        KeyValue version = change.current();
        if (change.deleted()) base.remove(version.key());
        else base.put(version.key(), version);
        start = Math.max(start, change.revision());
    }

    /** What the rows make; once. */
    Timeline timeline() {
        Timeline timeline = start == 0 ? Timeline.empty(limit) : Timeline.compacted(start, base.values(), limit);
        while (!changes.isEmpty()) {
            Draft draft = timeline.draft();
            for (int i = 0; i < PIECE && !changes.isEmpty(); i++) draft.add(changes.remove());
            timeline.publish(draft);
        }
        return timeline;
    }

    /** Tells which of the latest versions end when, oldest first. */
    void mortals(BiConsumer<KeyValue, Lifetime> reader) {
        latest.values().forEach(it -> it.lifetime().ifPresent(lifetime -> reader.accept(it.version(), lifetime)));
    }
}
