package dev.coracle.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a field stands in an object, written as Kubernetes does: {@code spec.containers[0].image},
 * {@code metadata.annotations[example.com/a]}. Immutable.
 */
public final class FieldPath {
    /** The object itself; prints as nothing. */
    public static final FieldPath ROOT = new FieldPath(null, "", false);

    private final @Nullable FieldPath parent;
    private final String segment;
    private final boolean bracketed;

    private FieldPath(@Nullable FieldPath parent, String segment, boolean bracketed) {
        this.parent = parent;
        this.segment = segment;
        this.bracketed = bracketed;
    }

    /** A path from the root through these fields. */
    public static FieldPath of(String... fields) {
        FieldPath path = ROOT;
        for (String field : fields) path = path.child(field);
        return path;
    }

    /** A field of what stands here. */
    public FieldPath child(String field) {
        return new FieldPath(this, field, false);
    }

    /** An element of the list that stands here, counted from zero. */
    public FieldPath index(int index) {
        return new FieldPath(this, Integer.toString(index), true);
    }

    /** An entry of the map that stands here. */
    public FieldPath key(String key) {
        return new FieldPath(this, key, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        print(out);
        return out.toString();
    }

    private void print(StringBuilder out) {
        if (parent == null) return;
        parent.print(out);
        if (bracketed) {
            out.append('[').append(segment).append(']');
        } else {
            if (out.length() > 0) out.append('.');
            out.append(segment);
        }
    }
}
