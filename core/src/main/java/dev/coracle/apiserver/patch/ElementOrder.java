package dev.coracle.apiserver.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of a merged list. The elements that the patch lists come as it lists them, the others as they were; where
 * the two meet, one of the others goes first only if it stood before the listed one already. New elements thus go to the
 * front.
 */
final class ElementOrder {
    private ElementOrder() {}

    /**
     * Sorts a merged list.
     *
     * @param merged the elements after the merge
     * @param before the elements before the merge
     * @param patched the elements that the patch changes, which must all be in the order
     * @param order objects with the merge key, or scalars; empty for the order of the patch itself
     * @param key the merge key; empty for scalars
     */
    static List<@Nullable Object> sort(
            List<@Nullable Object> merged,
            List<@Nullable Object> before,
            List<@Nullable Object> patched,
            List<@Nullable Object> order,
            String key) {
        List<@Nullable Object> ids = ids(order.isEmpty() ? patched : order, key);
        if (!order.isEmpty()) check(patched, order, ids, key);
        List<@Nullable Object> listed = new ArrayList<>();
        for (Object id : ids) {
            int position = indexOf(merged, key, id);
            if (position >= 0) listed.add(merged.get(position));
        }
        List<@Nullable Object> others = new ArrayList<>();
        for (Object element : merged) {
            if (!ids.contains(id(element, key))) others.add(element);
        }
        return interleave(others, listed, key, ids(before, key));
    }

    private static void check(
            List<@Nullable Object> patched, List<@Nullable Object> order, List<@Nullable Object> ids, String key) {
        for (Object element : patched) {
            boolean deletes = element instanceof Map<?, ?> map && "delete".equals(map.get("$patch"));
            if (!deletes && !ids.contains(id(element, key))) {
                throw PatchException.unfit("The order in patch list:\n" + patched
                        + "\n doesn't match $setElementOrder list:\n" + order + "\n");
            }
        }
    }

    private static List<@Nullable Object> interleave(
            List<@Nullable Object> others, List<@Nullable Object> listed, String key, List<@Nullable Object> places) {
        List<@Nullable Object> result = new ArrayList<>();
        int next = 0;
        for (Object element : listed) {
            int place = places.indexOf(id(element, key));
            while (next < others.size() && places.indexOf(id(others.get(next), key)) < place) {
                result.add(others.get(next++));
            }
            result.add(element);
        }
        result.addAll(others.subList(next, others.size()));
        return result;
    }

    private static List<@Nullable Object> ids(List<@Nullable Object> elements, String key) {
        List<@Nullable Object> result = new ArrayList<>(elements.size());
        for (Object element : elements) {
            Object id = id(element, key);
            if (!result.contains(id)) result.add(id);
        }
        return result;
    }

    private static @Nullable Object id(@Nullable Object element, String key) {
        return key.isEmpty() || !(element instanceof Map<?, ?> map) ? element : map.get(key);
    }

    static int indexOf(List<@Nullable Object> elements, String key, @Nullable Object id) {
        for (int i = 0; i < elements.size(); i++) {
            if (Objects.equals(id(elements.get(i), key), id)) return i;
        }
        return -1;
    }
}
