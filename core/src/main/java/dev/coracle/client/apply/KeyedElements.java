package dev.coracle.client.apply;

import static dev.coracle.client.apply.Trees.object;

import dev.coracle.model.schema.FieldType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes a list whose elements are told apart by a key. Where the key does not tell them apart, as with two protocols of
 * one port, a patch cannot name the element that it means: then the list is replaced, if anything differs.
 *
 * @param key the field that tells elements apart
 * @param element what they are
 * @param retain whether each holds one of several alternatives
 */
record KeyedElements(String key, FieldType element, boolean retain) {
    private static final String DIRECTIVE = "$patch";

    /** Stands first in a list of changes that is the whole new list. */
    static final Map<String, Object> REPLACE = Collections.singletonMap(DIRECTIVE, "replace");

    /** Elements of equal keys are matched one after the other. */
    private record Id(@Nullable Object key, int occurrence) {}

    /** The changes, as the patch lists them. */
    List<@Nullable Object> changes(
            List<@Nullable Object> lastList, List<@Nullable Object> wantedList, List<@Nullable Object> liveList) {
        Map<Id, Map<String, @Nullable Object>> last = byId(lastList);
        Map<Id, Map<String, @Nullable Object>> wanted = byId(wantedList);
        Map<Id, Map<String, @Nullable Object>> live = byId(liveList);
        List<@Nullable Object> changes = new ArrayList<>();
        wanted.forEach((id, element) -> {
            var change = change(last.getOrDefault(id, new TreeMap<>()), element, live.get(id));
            if (!change.isEmpty()) changes.add(change);
        });
        last.forEach((id, element) -> {
            if (!wanted.containsKey(id) && live.containsKey(id)) changes.add(deletion(id));
        });
        boolean unique = isUnique(last) && isUnique(wanted) && isUnique(live);
        return changes.isEmpty() || unique ? changes : replacement(last, wanted, live);
    }

    private Map<String, @Nullable Object> change(
            Map<String, @Nullable Object> last,
            Map<String, @Nullable Object> wanted,
            @Nullable Map<String, @Nullable Object> live) {
        if (live == null) return wanted;
        var change = ThreeWayDiff.fields(last, wanted, live, element, retain);
        if (!change.isEmpty()) change.put(key, wanted.get(key));
        return change;
    }

    private Map<String, @Nullable Object> deletion(Id id) {
        Map<String, @Nullable Object> deletion = new TreeMap<>();
        deletion.put(DIRECTIVE, "delete");
        deletion.put(key, id.key);
        return deletion;
    }

    /** The whole list: what is wanted, with what others set in it, and behind it the elements of others. */
    private List<@Nullable Object> replacement(
            Map<Id, Map<String, @Nullable Object>> last,
            Map<Id, Map<String, @Nullable Object>> wanted,
            Map<Id, Map<String, @Nullable Object>> live) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(REPLACE);
        wanted.forEach((id, element) -> {
            Map<String, @Nullable Object> merged = new TreeMap<>(live.getOrDefault(id, new TreeMap<>()));
            merged.keySet().removeAll(last.getOrDefault(id, new TreeMap<>()).keySet());
            merged.putAll(element);
            all.add(merged);
        });
        live.forEach((id, element) -> {
            if (!wanted.containsKey(id) && !last.containsKey(id)) all.add(element);
        });
        return all;
    }

    private Map<Id, Map<String, @Nullable Object>> byId(List<@Nullable Object> elements) {
        Map<Id, Map<String, @Nullable Object>> byId = new LinkedHashMap<>();
        Map<@Nullable Object, Integer> occurrences = new HashMap<>();
        for (Object each : elements) {
            Object value = object(each).get(key);
            byId.put(new Id(value, occurrences.merge(value, 1, Integer::sum)), object(each));
        }
        return byId;
    }

    private static boolean isUnique(Map<Id, ?> elements) {
        return elements.keySet().stream().allMatch(id -> id.occurrence == 1);
    }
}
