package dev.coracle.testkit.invariant.api;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.Course;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every change that was committed, by kind and revision, as the monitor was told: what reads and watches are held to. */
final class History {
    /** The kinds that are followed; heartbeats and events, the bulk of all writes, are not. */
    static final List<Class<? extends ApiObject>> KINDS = List.of(
            Pod.class,
            Node.class,
            ReplicaSet.class,
            Deployment.class,
            Service.class,
            EndpointSlice.class,
            ConfigMap.class,
            Namespace.class);

    private static final Course NOTHING = new Course();
    private static final Line EMPTY = new Line();

    private final Map<Class<?>, Line> lines = new LinkedHashMap<>();
    private long begin;
    private long known;
    private @Nullable Change latest;

    /** The changes of one kind. */
    private static final class Line {
        final Course changes = new Course();
        final Map<ObjectKey, Course> byKey = new LinkedHashMap<>();
        final Map<ObjectKey, ApiObject> present = new LinkedHashMap<>();
    }

    History() {
        KINDS.forEach(kind -> lines.put(kind, new Line()));
    }

    /** Knows nothing of what was there and gone before this revision. */
    void beginAt(long revision) {
        begin = revision;
    }

    /** The revision after which nothing is missing. */
    long begin() {
        return begin;
    }

    /** The revision up to which nothing is missing. */
    long known() {
        return Math.max(begin, known);
    }

    boolean follows(Class<?> type) {
        return lines.containsKey(type);
    }

    /** Takes a change in; one that is known already changes nothing. */
    @SuppressWarnings("ReferenceEquality") // the same change is told to many promises, one after the other
    void take(Change change) {
        if (change == latest) return;
        latest = change;
        ApiObject object = change.after().or(change::before).orElseThrow();
        Line line = lines.get(type(object));
        if (line == null || !line.changes.add(change)) return;
        line.byKey.computeIfAbsent(object.key(), it -> new Course()).add(change);
        change.after().ifPresentOrElse(it -> line.present.put(it.key(), it), () -> line.present.remove(object.key()));
        known = Math.max(known, change.revision());
    }

    private static @Nullable Class<?> type(ApiObject object) {
        for (Class<?> kind : KINDS) if (kind.isInstance(object)) return kind;
        return null;
    }

    /** What was committed at a revision, if it was to this kind. */
    Optional<Change> at(Class<?> type, long revision) {
        return line(type).changes.last(revision).filter(it -> it.revision() == revision);
    }

    /** What was committed after a revision, up to another, in order. */
    List<Change> between(Class<?> type, long after, long upTo) {
        return upTo <= after ? List.of() : line(type).changes.between(after, upTo);
    }

    /** The change that made an object what it was at a revision; empty where it had never been there. */
    Optional<Change> last(Class<?> type, ObjectKey key, long revision) {
        return versions(type, key).last(revision);
    }

    /** The first change of an object after a revision. */
    Optional<Change> next(Class<?> type, ObjectKey key, long revision) {
        return versions(type, key).next(revision);
    }

    private Course versions(Class<?> type, ObjectKey key) {
        return line(type).byKey.getOrDefault(key, NOTHING);
    }

    /** The objects of a kind as they were at a revision; to be read before more is taken in. */
    Map<ObjectKey, ApiObject> state(Class<?> type, long revision) {
        Line line = line(type);
        List<Change> later = line.changes.between(revision, Long.MAX_VALUE);
        if (later.isEmpty()) return Collections.unmodifiableMap(line.present);
        Map<ObjectKey, ApiObject> state = new LinkedHashMap<>(line.present);
        for (int i = later.size() - 1; i >= 0; i--) {
            Change undone = later.get(i);
            undone.before()
                    .ifPresentOrElse(
                            it -> state.put(it.key(), it),
                            () -> undone.after().ifPresent(it -> state.remove(it.key())));
        }
        return state;
    }

    private Line line(Class<?> type) {
        return lines.getOrDefault(type, EMPTY);
    }
}
