package dev.coracle.apiserver;

import dev.coracle.model.meta.ApiObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The watches of one kind by what they look at: one value of the indexed field, or everything. Safe for all threads. */
final class WatchIndex<T extends ApiObject> {
    private final @Nullable Function<T, String> field;
    private final List<ObjectWatch<T>> general = new CopyOnWriteArrayList<>();
    private final Map<String, List<ObjectWatch<T>>> byValue = new ConcurrentHashMap<>();

    WatchIndex(ServedKind<T> kind) {
        field = kind.indexedField()
                .map(name -> kind.selectableFields().get(name))
                .orElse(null);
    }

    void add(ObjectWatch<T> watch) {
        watch.indexedValue()
                .ifPresentOrElse(
                        value -> byValue.compute(value, (key, present) -> with(present, watch)),
                        () -> general.add(watch));
    }

    private List<ObjectWatch<T>> with(@Nullable List<ObjectWatch<T>> present, ObjectWatch<T> watch) {
        List<ObjectWatch<T>> watches = present == null ? new CopyOnWriteArrayList<>() : present;
        watches.add(watch);
        return watches;
    }

    @SuppressWarnings("NullAway") // a null result takes the entry out of the map
    void remove(ObjectWatch<T> watch) {
        general.remove(watch);
        watch.indexedValue()
                .ifPresent(value -> byValue.computeIfPresent(value, (key, present) -> {
                    present.remove(watch);
                    return present.isEmpty() ? null : present;
                }));
    }

    /** Wakes the watches that a change may concern. */
    void wake(T current, T previous, long revision) {
        for (ObjectWatch<T> watch : general) watch.wake(revision);
        if (field == null) return;
        String now = field.apply(current);
        String before = field.apply(previous);
        wake(now, revision);
        if (!before.equals(now)) wake(before, revision);
    }

    private void wake(String value, long revision) {
        List<ObjectWatch<T>> watches = byValue.get(value);
        if (watches == null) return;
        for (ObjectWatch<T> watch : watches) watch.wake(revision);
    }

    /** Wakes every watch, from wherever it is. */
    void wakeAll() {
        for (ObjectWatch<T> watch : general) watch.wake(0);
        byValue.values().forEach(watches -> watches.forEach(watch -> watch.wake(0)));
    }

    void closeAll() {
        for (ObjectWatch<T> watch : general) watch.close();
        byValue.values().forEach(watches -> watches.forEach(ObjectWatch::close));
    }
}
