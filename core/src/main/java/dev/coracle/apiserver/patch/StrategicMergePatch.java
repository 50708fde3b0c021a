package dev.coracle.apiserver.patch;

import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patch: a merge patch that knows the model. Lists with a merge key are merged element by element, lists
 * of scalars may be sets, and {@code $}-directives say what a plain document cannot.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/">Updating
 *     API objects in place</a>
 */
public final class StrategicMergePatch {
    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private StrategicMergePatch() {}

    /**
     * The target after the patch; neither argument is changed.
     *
     * @param schema what the target is
     * @throws PatchException where the patch is malformed
     */
    public static Object apply(@Nullable Object target, @Nullable Object patch, Schema schema) {
        return object(map(target), map(patch), new FieldType.Struct(schema.type()), false);
    }

    private static Map<String, @Nullable Object> object(
            Map<String, @Nullable Object> target, Map<String, @Nullable Object> patch, FieldType type, boolean retain) {
        Object directive = patch.get(DIRECTIVE);
        if ("replace".equals(directive)) return without(patch, DIRECTIVE);
        if ("delete".equals(directive)) return new LinkedHashMap<>();
        if (directive != null && !"merge".equals(directive)) throw unknownDirective(directive);
        Map<String, @Nullable Object> result = new LinkedHashMap<>(target);
        if (retain || patch.containsKey(RETAIN)) retain(result, patch);
        patch.forEach((name, value) -> {
            if (name.startsWith("$")) return;
            if (value == null) result.remove(name);
            else result.put(name, value(name, result.get(name), value, type, patch));
        });
        patch.keySet().stream()
                .filter(name -> name.startsWith(DELETE_FROM) || name.startsWith(ORDER))
                .map(name -> name.substring(name.indexOf('/') + 1))
                .filter(name -> !patch.containsKey(name) && result.containsKey(name))
                .distinct()
                .forEach(name -> result.put(name, list(name, result.get(name), List.of(), type, patch)));
        return result;
    }

    private static @Nullable Object value(
            String name, @Nullable Object old, Object value, FieldType type, Map<String, @Nullable Object> patch) {
        if (value instanceof List<?>) return list(name, old, list(value), type, patch);
        if (!(value instanceof Map)) return value;
        Field field = field(type, name);
        if (field != null && strategy(field) == Strategy.REPLACE) return without(map(value), DIRECTIVE);
        boolean retain = field != null
                && strategy(field) == Strategy.RETAIN_KEYS
                && map(value).containsKey(RETAIN);
        return object(old instanceof Map ? map(old) : new LinkedHashMap<>(), map(value), child(type, name), retain);
    }

    private static List<@Nullable Object> list(
            String name,
            @Nullable Object old,
            List<@Nullable Object> patched,
            FieldType type,
            Map<String, @Nullable Object> patch) {
        Field field = field(type, name);
        if (field == null || !merges(field)) return plain(patched);
        String key = field.patchStrategy().map(PatchStrategy::mergeKey).orElse("");
        FieldType element = field.type() instanceof FieldType.ListOf list ? list.element() : field.type();
        List<@Nullable Object> present = old instanceof List ? list(old) : new ArrayList<>();
        List<@Nullable Object> order = patch.get(ORDER + name) instanceof List<?> wanted ? list(wanted) : List.of();
        if (key.isEmpty()) {
            List<@Nullable Object> gone =
                    patch.get(DELETE_FROM + name) instanceof List<?> list ? list(list) : List.of();
            return ElementOrder.sort(scalars(present, patched, gone), present, patched, order, "");
        }
        return ElementOrder.sort(objects(present, patched, key, element), present, patched, order, key);
    }

    private static List<@Nullable Object> scalars(
            List<@Nullable Object> present, List<@Nullable Object> patched, List<@Nullable Object> gone) {
        List<@Nullable Object> result = new ArrayList<>(present);
        result.removeAll(gone);
        for (Object value : patched) {
            if (!result.contains(value)) result.add(value);
        }
        return result;
    }

    private static List<@Nullable Object> objects(
            List<@Nullable Object> present, List<@Nullable Object> patched, String key, FieldType element) {
        if (patched.stream().anyMatch(it -> isDirective(it, "replace"))) {
            return plain(patched.stream()
                    .filter(it -> !(it instanceof Map<?, ?> map && map.containsKey(DIRECTIVE)))
                    .toList());
        }
        List<@Nullable Object> result = new ArrayList<>(present);
        for (Object each : patched) {
            Map<String, @Nullable Object> change = map(each);
            Object id = change.get(key);
            if (id == null) {
                throw PatchException.malformed("map: " + change + " does not contain declared merge key: " + key);
            }
            int position = ElementOrder.indexOf(result, key, id);
            if (isDirective(change, "delete")) {
                result.removeIf(it -> it instanceof Map<?, ?> map && id.equals(map.get(key)));
            } else if (position < 0) {
                result.add(object(new LinkedHashMap<>(), change, element, false));
            } else {
                result.set(position, object(map(result.get(position)), change, element, false));
            }
        }
        return result;
    }

    private static void retain(Map<String, @Nullable Object> target, Map<String, @Nullable Object> patch) {
        if (!(patch.get(RETAIN) instanceof List<?> retained)) {
            throw PatchException.malformed(RETAIN + " must be a list of field names");
        }
        for (String name : patch.keySet()) {
            if (!name.startsWith("$") && patch.get(name) != null && !retained.contains(name)) {
                throw PatchException.malformed(RETAIN + " must list every field of the patch, but lacks " + name);
            }
        }
        target.keySet().retainAll(retained);
    }

    /** The elements as a list that is not merged takes them over. */
    private static List<@Nullable Object> plain(List<@Nullable Object> elements) {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object element : elements) {
            result.add(element instanceof Map ? without(map(element), DIRECTIVE) : element);
        }
        return result;
    }

    private static boolean isDirective(@Nullable Object element, String directive) {
        return element instanceof Map<?, ?> map && directive.equals(map.get(DIRECTIVE));
    }

    private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> object, String name) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(object);
        result.remove(name);
        result.values().removeIf(Objects::isNull);
        return result;
    }

    private static boolean merges(Field field) {
        return strategy(field) == Strategy.MERGE || strategy(field) == Strategy.MERGE_RETAIN_KEYS;
    }

    private static @Nullable Strategy strategy(Field field) {
        return field.patchStrategy().map(PatchStrategy::value).orElse(null);
    }

    private static @Nullable Field field(FieldType type, String name) {
        return type instanceof FieldType.Struct struct ? struct.schema().field(name) : null;
    }

    private static FieldType child(FieldType type, String name) {
        Field field = field(type, name);
        if (field != null) return field.type();
        return type instanceof FieldType.MapOf map ? map.value() : new FieldType.Free();
    }

    private static PatchException unknownDirective(Object directive) {
        return PatchException.malformed(
                "Unknown patch type \"" + directive + "\" in a map; use merge, replace or delete");
    }

    @SuppressWarnings("unchecked") // a JSON object has text keys
    static Map<String, @Nullable Object> map(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) return (Map<String, @Nullable Object>) map;
        throw PatchException.malformed("an object was expected, not " + tree);
    }

    @SuppressWarnings("unchecked") // a JSON array holds anything
    private static List<@Nullable Object> list(Object tree) {
        return (List<@Nullable Object>) tree;
    }
}
