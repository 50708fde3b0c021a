package dev.coracle.api;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.Status;
import java.util.Optional;

/** What a watch tells. */
public sealed interface WatchEvent {
    /** The object that it tells of; empty for a bookmark and a failure. */
    default Optional<ApiObject> subject() {
        return Optional.empty();
    }

    /** The revision up to which it tells; empty for a failure. */
    default String resourceVersion() {
        return subject().map(ApiObject::resourceVersion).orElse("");
    }

    /**
     * An object appeared, in the collection or in the selection.
     *
     * @param object as it is now
     */
    record Added(ApiObject object) implements WatchEvent {
        @Override
        public Optional<ApiObject> subject() {
            return Optional.of(object);
        }
    }

    /**
     * An object changed.
     *
     * @param object as it is now
     */
    record Modified(ApiObject object) implements WatchEvent {
        @Override
        public Optional<ApiObject> subject() {
            return Optional.of(object);
        }
    }

    /**
     * An object left, the collection or the selection.
     *
     * @param object as it was last, with the revision of this change
     */
    record Deleted(ApiObject object) implements WatchEvent {
        @Override
        public Optional<ApiObject> subject() {
            return Optional.of(object);
        }
    }

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
