package dev.coracle.client.apply;

import static dev.coracle.client.apply.Trees.list;
import static dev.coracle.client.apply.Trees.object;

import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The strategic merge patch that makes a stored object say what a document says: with what the document has and the
 * object lacks or has otherwise, and without what an earlier document had and this one has no more. What neither had is
 * somebody else's and stays. Pure.
 *
 * <p>It is what kubectl computes, but for one thing: where the new document drops a whole map or keyed list, the entries
 * that the earlier one had go, and not those of others.
 */
final class ThreeWayDiff {
    private static final String RETAIN = "$retainKeys";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private ThreeWayDiff() {}

    /**
     * The patch; empty where there is nothing to do.
     *
     * @param last what the earlier document said; empty where there was none
     * @param wanted what the document says; a null says that the field should be absent
     * @param live what is stored
     */
    static Map<String, @Nullable Object> patch(
            Map<String, @Nullable Object> last,
            Map<String, @Nullable Object> wanted,
            Map<String, @Nullable Object> live,
            Schema schema) {
        return fields(last, wanted, live, new FieldType.Struct(schema.type()), false);
    }

    static Map<String, @Nullable Object> fields(
            Map<String, @Nullable Object> last,
            Map<String, @Nullable Object> wanted,
            Map<String, @Nullable Object> live,
            FieldType type,
            boolean retain) {
        Map<String, @Nullable Object> patch = new TreeMap<>();
        for (String name : names(last, wanted)) {
            Object present = live.get(name);
            boolean said = wanted.containsKey(name);
            Object value = wanted.get(name);
            if (present == null && value != null) patch.put(name, value);
            else if (present != null && said && value == null) patch.put(name, null);
            else if (present != null) change(patch, name, last.get(name), value, present, type);
        }
        if (retain) retain(patch, wanted, live);
        return patch;
    }

    private static Iterable<String> names(Map<String, @Nullable Object> last, Map<String, @Nullable Object> wanted) {
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(last.keySet());
        return names;
    }

    /** Of alternatives, such as the sources of a volume, only those that are wanted may stay. */
    private static void retain(
            Map<String, @Nullable Object> patch,
            Map<String, @Nullable Object> wanted,
            Map<String, @Nullable Object> live) {
        List<String> retained = new TreeMap<>(wanted)
                .entrySet().stream()
                        .filter(it -> it.getValue() != null)
                        .map(Map.Entry::getKey)
                        .toList();
        boolean surplus = !wanted.keySet().containsAll(live.keySet());
        if (!retained.isEmpty() && (surplus || !patch.isEmpty())) patch.put(RETAIN, retained);
    }

    private static void change(
            Map<String, @Nullable Object> patch,
            String name,
            @Nullable Object last,
            @Nullable Object wanted,
            Object live,
            FieldType type) {
        Field field = type instanceof FieldType.Struct struct ? struct.schema().field(name) : null;
        FieldType content = content(field, type);
        Strategy strategy = field == null ? null : strategy(field);
        boolean merges = strategy == Strategy.MERGE || strategy == Strategy.MERGE_RETAIN_KEYS;
        if (merges && live instanceof List && (wanted == null || wanted instanceof List)) {
            elements(patch, name, list(last), list(wanted), list(live), content, strategy, key(field));
        } else if (wanted == null) {
            remove(patch, name, last, live, content);
        } else if (wanted instanceof Map && live instanceof Map && strategy != Strategy.REPLACE) {
            boolean retain = strategy == Strategy.RETAIN_KEYS;
            var change = fields(object(last), object(wanted), object(live), content, retain);
            if (!change.isEmpty()) patch.put(name, change);
        } else if (!wanted.equals(live)) {
            patch.put(name, wanted);
        }
    }

    /** Takes out what the earlier document said; a struct goes as a whole, since defaults alone may not make sense. */
    private static void remove(
            Map<String, @Nullable Object> patch, String name, @Nullable Object last, Object live, FieldType content) {
        boolean shared = content instanceof FieldType.MapOf
                && last instanceof Map
                && live instanceof Map
                && !object(last).keySet().containsAll(object(live).keySet());
        if (!shared) {
            patch.put(name, null);
            return;
        }
        var change = fields(object(last), new TreeMap<>(), object(live), content, false);
        if (!change.isEmpty()) patch.put(name, change);
    }

    private static void elements(
            Map<String, @Nullable Object> patch,
            String name,
            List<@Nullable Object> last,
            List<@Nullable Object> wanted,
            List<@Nullable Object> live,
            FieldType content,
            @Nullable Strategy strategy,
            String key) {
        FieldType element = content instanceof FieldType.ListOf list ? list.element() : new FieldType.Free();
        boolean retain = strategy == Strategy.MERGE_RETAIN_KEYS;
        List<@Nullable Object> changes = key.isEmpty()
                ? missing(wanted, live)
                : new KeyedElements(key, element, retain).changes(last, wanted, live);
        List<@Nullable Object> gone = key.isEmpty() ? gone(last, wanted, live) : List.of();
        List<@Nullable Object> order = wanted.stream().map(it -> place(it, key)).toList();
        if (!changes.isEmpty()) patch.put(name, changes);
        if (!gone.isEmpty()) patch.put(DELETE_FROM + name, gone);
        boolean replaced = !changes.isEmpty() && KeyedElements.REPLACE.equals(changes.get(0));
        boolean touched = !changes.isEmpty() || !gone.isEmpty() || !isOrdered(order, live, key);
        if (touched && !replaced && !order.isEmpty()) patch.put(ORDER + name, order);
    }

    private static List<@Nullable Object> missing(List<@Nullable Object> wanted, List<@Nullable Object> live) {
        return wanted.stream().filter(it -> !live.contains(it)).toList();
    }

    private static List<@Nullable Object> gone(
            List<@Nullable Object> last, List<@Nullable Object> wanted, List<@Nullable Object> live) {
        return last.stream()
                .filter(it -> live.contains(it) && !wanted.contains(it))
                .toList();
    }

    /** Whether the elements that are there stand in the order that is wanted. */
    private static boolean isOrdered(List<@Nullable Object> order, List<@Nullable Object> live, String key) {
        List<@Nullable Object> places = live.stream().map(it -> place(it, key)).toList();
        List<@Nullable Object> wanted =
                new ArrayList<>(order.stream().filter(places::contains).toList());
        return wanted.equals(places.stream().filter(order::contains).toList());
    }

    private static @Nullable Object place(@Nullable Object element, String key) {
        if (key.isEmpty()) return element;
        Map<String, @Nullable Object> place = new TreeMap<>();
        place.put(key, object(element).get(key));
        return place;
    }

    private static FieldType content(@Nullable Field field, FieldType type) {
        if (field != null) return field.type();
        return type instanceof FieldType.MapOf map ? map.value() : new FieldType.Free();
    }

    private static @Nullable Strategy strategy(Field field) {
        return field.patchStrategy().map(PatchStrategy::value).orElse(null);
    }

    private static String key(@Nullable Field field) {
        return Objects.requireNonNull(field)
                .patchStrategy()
                .map(PatchStrategy::mergeKey)
                .orElse("");
    }
}
