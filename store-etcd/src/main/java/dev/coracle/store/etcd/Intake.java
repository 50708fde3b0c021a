package dev.coracle.store.etcd;

import dev.coracle.store.Change;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import dev.coracle.store.mvcc.Draft;
import dev.coracle.store.mvcc.Timeline;
import io.etcd.jetcd.api.Event;
import java.util.List;
import java.util.Optional;

/** Makes changes of a timeline from what a watch brings. For one thread at a time. */
final class Intake {
    private final Keys keys;
    private final Authored authored;
    private final Timeline timeline;

    Intake(Keys keys, Authored authored, Timeline timeline) {
        this.keys = keys;
        this.authored = authored;
        this.timeline = timeline;
    }

    /**
     * Publishes these events, if they follow one another and what is known; what is known already is passed over.
     *
     * @return whether they do; if not, nothing was published
     */
    boolean take(List<Event> events) {
        long known = timeline.currentRevision();
        long last = known;
        Draft draft = timeline.draft();
        for (Event event : events) {
            long revision = event.getKv().getModRevision();
            if (revision <= known) continue;
            if (revision > last + 1 || !add(draft, event)) return false;
            last = revision;
        }
        if (last == known) return true;
        draft.advance(last);
        timeline.publish(draft);
        for (Event event : events) compact(event, last);
        return true;
    }

    private boolean add(Draft draft, Event event) {
        io.etcd.jetcd.api.KeyValue shown = event.getKv();
        Optional<String> name = keys.name(shown.getKey());
        if (name.isEmpty()) return true;
        Optional<KeyValue> previous = draft.get(name.get());
        boolean deleted = event.getType() == Event.EventType.DELETE;
        boolean follows = previous.isPresent() == (deleted || shown.getVersion() > 1);
        if (!follows) return false;
        KeyValue current = deleted ? Keys.deleted(previous.get(), shown.getModRevision()) : put(name.get(), shown);
        draft.add(new Change(current, previous, deleted));
        return true;
    }

    private KeyValue put(String name, io.etcd.jetcd.api.KeyValue shown) {
        Value value = authored.recognize(name, shown.getValue().toByteArray());
        return Keys.version(name, shown, value);
    }

    /** Whichever server compacts says so by a key; what it has forgotten is forgotten here as well. */
    private void compact(Event event, long current) {
        if (!event.getKv().getKey().equals(Keys.COMPACTION) || event.getType() == Event.EventType.DELETE) return;
        timeline.compact(Math.min(current, Compactor.revision(event.getKv().getValue())));
    }
}
