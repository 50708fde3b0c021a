package dev.coracle.client.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at trees of JSON. */
final class Trees {
    private Trees() {}

    /** A tree as an object; an empty one where it is none. */
    @SuppressWarnings("unchecked") // a JSON object has text keys
    static Map<String, @Nullable Object> object(@Nullable Object tree) {
        return tree instanceof Map<?, ?> ? (Map<String, @Nullable Object>) tree : new TreeMap<>();
    }

    /** A tree as a list; an empty one where it is none. */
    @SuppressWarnings("unchecked") // a JSON array holds anything
    static List<@Nullable Object> list(@Nullable Object tree) {
        return tree instanceof List<?> ? (List<@Nullable Object>) tree : List.of();
    }

    /** A copy whose objects have their entries in order of their names, and can be changed. */
    static @Nullable Object sorted(@Nullable Object tree) {
        if (tree instanceof Map<?, ?>) return sortedObject(tree);
        if (!(tree instanceof List<?> list)) return tree;
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) copy.add(sorted(element));
        return copy;
    }

    /** A copy of an object whose entries, and those below, are in order of their names, and can be changed. */
    static Map<String, @Nullable Object> sortedObject(@Nullable Object tree) {
        Map<String, @Nullable Object> copy = new TreeMap<>();
        object(tree).forEach((name, value) -> copy.put(name, sorted(value)));
        return copy;
    }

    /** Takes out the entries of objects that are null, below as well. */
    static void removeNulls(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            map.values().removeIf(Objects::isNull);
            map.values().forEach(Trees::removeNulls);
        } else if (tree instanceof List<?> list) {
            list.forEach(Trees::removeNulls);
        }
    }
}
