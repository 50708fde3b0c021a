package dev.coracle.api;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.Status;

/** What a watch tells. */
public sealed interface WatchEvent {
    /**
     * An object appeared, in the collection or in the selection.
     *
     * @param object as it is now
     */
    record Added(ApiObject object) implements WatchEvent {}

    /**
     * An object changed.
     *
     * @param object as it is now
     */
    record Modified(ApiObject object) implements WatchEvent {}

    /**
     * An object left, the collection or the selection.
     *
     * @param object as it was last, with the revision of this change
     */
    record Deleted(ApiObject object) implements WatchEvent {}

    /**
     * Everything up to a revision has been told.
     *
     * @param resourceVersion the revision
     * @param initialEventsEnd whether the present state is now complete
     */
    record Bookmark(String resourceVersion, boolean initialEventsEnd) implements WatchEvent {}

    /**
     * The watch cannot go on.
     *
     * @param status why; code 410 means: list again
     */
    record Failed(Status status) implements WatchEvent {}
}
