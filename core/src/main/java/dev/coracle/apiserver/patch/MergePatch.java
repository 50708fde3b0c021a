package dev.coracle.apiserver.patch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON merge patch: objects are merged, null deletes, everything else replaces.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
public final class MergePatch {
    private MergePatch() {}

    /** The target after the patch; neither argument is changed. */
    public static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) return patch;
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        if (target instanceof Map<?, ?> fields) fields.forEach((name, value) -> result.put((String) name, value));
        changes.forEach((name, value) -> {
            String field = (String) name;
            if (value == null) result.remove(field);
            else result.put(field, apply(result.get(field), value));
        });
        return result;
    }
}
