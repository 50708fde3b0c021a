package dev.coracle.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that no type describes: maps with text keys, lists, {@link String}, {@link Long}, {@link java.math.BigDecimal},
 * {@link Boolean} and null.
 */
public final class JsonTree {
    private JsonTree() {}

    /** A copy that nobody can change, in the same order. */
    public static Object frozen(Object tree) {
        if (tree instanceof Map<?, ?> map) return frozen(map);
        if (!(tree instanceof List<?> list)) return tree;
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) copy.add(element == null ? null : frozen(element));
        return Collections.unmodifiableList(copy);
    }

    /** A copy that nobody can change, in the same order. */
    @SuppressWarnings("NullAway") // JSON's null is a value like any other here
    public static Map<String, Object> frozen(Map<?, ?> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((name, value) -> copy.put((String) name, value == null ? null : frozen(value)));
        return Collections.unmodifiableMap(copy);
    }
}
