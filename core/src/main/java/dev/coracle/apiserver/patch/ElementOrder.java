package dev.coracle.apiserver.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order of a merged list: the elements that the patch lists, as it lists them; the others keep their places. */
final class ElementOrder {
    private ElementOrder() {}

    /**
     * Sorts a merged list.
     *
     * @param merged the elements after the merge
     * @param patched the elements that the patch changes, which must all be in the order
     * @param order objects with the merge key, or scalars; empty for the order of the merged list
     * @param key the merge key; empty for scalars
     */
    static List<@Nullable Object> sort(
            List<@Nullable Object> merged, List<@Nullable Object> patched, List<@Nullable Object> order, String key) {
        if (order.isEmpty()) return merged;
        List<@Nullable Object> ids =
                new ArrayList<>(order.stream().map(it -> id(it, key)).toList());
        for (Object element : patched) {
            boolean deletes = element instanceof Map<?, ?> map && "delete".equals(map.get("$patch"));
            if (!deletes && !ids.contains(id(element, key))) {
                throw PatchException.unfit("The order in patch list:\n" + patched
                        + "\n doesn't match $setElementOrder list:\n" + order + "\n");
            }
        }
        List<@Nullable Object> listed = new ArrayList<>();
        for (Object id : ids) {
            merged.stream()
                    .filter(it -> Objects.equals(id(it, key), id))
                    .findFirst()
                    .ifPresent(listed::add);
        }
        return interleave(merged, listed);
    }

    /** Puts the unlisted elements back behind the listed ones that they followed. */
    private static List<@Nullable Object> interleave(List<@Nullable Object> merged, List<@Nullable Object> listed) {
        List<@Nullable Object> result = new ArrayList<>(listed);
        @Nullable Object before = null;
        for (Object element : merged) {
            if (!listed.contains(element)) {
                int position = before == null ? 0 : result.indexOf(before) + 1;
                result.add(position, element);
            }
            before = element;
        }
        return result;
    }

    private static @Nullable Object id(@Nullable Object element, String key) {
        return key.isEmpty() || !(element instanceof Map<?, ?> map) ? element : map.get(key);
    }

    static int indexOf(List<@Nullable Object> elements, String key, Object id) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Map<?, ?> map && id.equals(map.get(key))) return i;
        }
        return -1;
    }
}
