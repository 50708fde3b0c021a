package dev.coracle.model;

import java.util.Map;

/**
 * A set of field paths as a tree: {@code f:name} for a field, {@code k:{...}} and {@code v:...} for list elements,
 * {@code .} for the node itself.
 *
 * @param tree the root of the tree: JSON objects as maps
 */
public record FieldsV1(Map<String, Object> tree) {
    public FieldsV1 {
        tree = JsonTree.frozen(tree);
    }

    /** From the JSON object. */
    public static FieldsV1 of(Map<String, Object> tree) {
        return new FieldsV1(tree);
    }
}
