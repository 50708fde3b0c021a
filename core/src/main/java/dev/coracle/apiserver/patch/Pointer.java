package dev.coracle.apiserver.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree, such as {@code /spec/containers/0}; changes the tree in place.
 *
 * @param segments from the root down
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
record Pointer(List<String> segments) {
    static Pointer parse(String text) {
        if (text.isEmpty()) return new Pointer(List.of());
        if (text.charAt(0) != '/') throw PatchException.unfit("path \"" + text + "\" must begin with /");
        List<String> segments = new ArrayList<>();
        for (String part : text.substring(1).split("/", -1)) {
            segments.add(part.replace("~1", "/").replace("~0", "~"));
        }
        return new Pointer(segments);
    }

    @Nullable
    Object find(@Nullable Object root) {
        Object place = root;
        for (String segment : segments) place = step(place, segment);
        return place;
    }

    /** What is here; null also where the object around this place has no such field. */
    @Nullable
    Object findIfPresent(@Nullable Object root) {
        if (segments.isEmpty()) return root;
        Object parent = parent().find(root);
        String last = segments.get(segments.size() - 1);
        return parent instanceof Map<?, ?> map ? map.get(last) : step(parent, last);
    }

    private @Nullable Object step(@Nullable Object place, String segment) {
        if (place instanceof List<?> list) return list.get(index(segment, list.size() - 1));
        if (place instanceof Map<?, ?> map && map.containsKey(segment)) return map.get(segment);
        throw missing();
    }

    /** The root after the value was put here; elements of lists move aside. */
    @SuppressWarnings("unchecked") // the tree was copied, so its containers are ours
    @Nullable
    Object add(@Nullable Object root, @Nullable Object value) {
        if (segments.isEmpty()) return value;
        Object parent = parent().find(root);
        String last = segments.get(segments.size() - 1);
        if (parent instanceof List<?> list) {
            int position = last.equals("-") ? list.size() : index(last, list.size());
            ((List<@Nullable Object>) list).add(position, value);
        } else if (parent instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).put(last, value);
        } else {
            throw missing();
        }
        return root;
    }

    /** The root after the value took the place of what stood here. */
    @Nullable
    Object replace(@Nullable Object root, @Nullable Object value) {
        return segments.isEmpty() ? value : add(remove(root), value);
    }

    /** The root after what stood here was taken away; it cannot be taken away itself. */
    @Nullable
    Object remove(@Nullable Object root) {
        if (segments.isEmpty()) throw missing();
        Object parent = parent().find(root);
        String last = segments.get(segments.size() - 1);
        if (parent instanceof List<?> list) {
            list.remove(index(last, list.size() - 1));
        } else if (parent instanceof Map<?, ?> map && map.containsKey(last)) {
            map.remove(last);
        } else {
            throw missing();
        }
        return root;
    }

    private Pointer parent() {
        return new Pointer(segments.subList(0, segments.size() - 1));
    }

    private int index(String segment, int largest) {
        if (!segment.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(segment) > largest) throw missing();
        return Integer.parseInt(segment);
    }

    private PatchException missing() {
        return PatchException.unfit("path \"" + this + "\" leads nowhere in the object");
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (String segment : segments) {
            out.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return out.toString();
    }
}
