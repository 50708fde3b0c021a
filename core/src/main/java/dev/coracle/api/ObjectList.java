package dev.coracle.api;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ListMeta;
import dev.coracle.model.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * Objects of one kind as they were at one revision.
 *
 * @param resource their kind
 * @param metadata the revision, and where the next page begins
 * @param items the objects, by namespace and name
 */
public record ObjectList<T extends ApiObject>(ResourceType<T> resource, ListMeta metadata, List<T> items) {
    /** The revision that the list shows: where a watch goes on. */
    public String resourceVersion() {
        return metadata.resourceVersion().orElse("");
    }

    /** Token of the next page; empty where this is the last. */
    public Optional<String> continueToken() {
        return metadata.continueToken();
    }
}
