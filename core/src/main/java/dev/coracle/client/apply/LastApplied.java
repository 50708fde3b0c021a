package dev.coracle.client.apply;

import static dev.coracle.client.apply.Trees.object;

import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The annotation in which an object keeps the document that was applied to it last. */
final class LastApplied {
    static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    private LastApplied() {}

    /** The document that was applied last; empty where none was. */
    static Map<String, @Nullable Object> of(ApiObject object) {
        String text = object.metadata().annotations().get(ANNOTATION);
        return text == null ? new TreeMap<>() : object(Json.parse(text).tree());
    }

    /** The document with itself in the annotation, as kubectl writes it. */
    static Map<String, @Nullable Object> annotate(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> annotated = Trees.sortedObject(document);
        Map<String, @Nullable Object> metadata = child(annotated, "metadata");
        Map<String, @Nullable Object> annotations = child(metadata, "annotations");
        annotations.remove(ANNOTATION);
        annotations.put(ANNOTATION, Json.treeToText(annotated) + "\n");
        return annotated;
    }

    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, String name) {
        Map<String, @Nullable Object> child = object(parent.get(name));
        parent.put(name, child);
        return child;
    }
}
