package dev.coracle.apiserver.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON patch: a list of operations, of which all or none are carried out.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public final class JsonPatch {
    private static final int MOST_OPERATIONS = 10_000;

    private JsonPatch() {}

    /**
     * The target after the patch; neither argument is changed. A test for null holds where there is nothing.
     *
     * @throws PatchException where the patch is malformed, leads nowhere, or a test fails
     */
    public static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof List<?> operations)) throw PatchException.malformed("a JSON patch must be an array");
        if (operations.size() > MOST_OPERATIONS) {
            throw PatchException.tooLarge("The allowed maximum operations in a JSON patch is " + MOST_OPERATIONS
                    + ", got " + operations.size());
        }
        Object result = copy(target);
        for (Object operation : operations) {
            if (!(operation instanceof Map<?, ?> fields)) {
                throw PatchException.malformed("an operation of a JSON patch must be an object");
            }
            result = apply(result, fields);
        }
        return result;
    }

    private static @Nullable Object apply(@Nullable Object root, Map<?, ?> operation) {
        String name = text(operation, "op");
        Pointer path = Pointer.parse(text(operation, "path"));
        return switch (name) {
            case "add" -> path.add(root, copy(operation.get("value")));
            case "remove" -> path.remove(root);
            case "replace" -> path.replace(root, copy(operation.get("value")));
            case "copy" -> path.add(root, copy(from(operation).find(root)));
            case "move" -> {
                Pointer from = from(operation);
                Object moved = from.find(root);
                yield path.add(from.remove(root), moved);
            }
            case "test" -> {
                if (!Objects.equals(path.findIfPresent(root), operation.get("value"))) {
                    throw PatchException.unfit("testing value " + path + " failed");
                }
                yield root;
            }
            default ->
                throw PatchException.unfit("unknown operation \"" + name + "\" in a JSON patch: use add,"
                        + " remove, replace, move, copy or test");
        };
    }

    private static Pointer from(Map<?, ?> operation) {
        return Pointer.parse(text(operation, "from"));
    }

    private static String text(Map<?, ?> operation, String field) {
        Object value = operation.get(field);
        if (value instanceof String text) return text;
        String complaint = "an operation of a JSON patch needs a text \"" + field + "\"";
        throw value == null ? PatchException.unfit(complaint) : PatchException.malformed(complaint);
    }

    private static @Nullable Object copy(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> result = new LinkedHashMap<>();
            map.forEach((key, value) -> result.put(key, copy(value)));
            return result;
        }
        if (!(tree instanceof List<?> list)) return tree;
        List<@Nullable Object> result = new ArrayList<>();
        list.forEach(value -> result.add(copy(value)));
        return result;
    }
}
