package dev.coracle.testkit.invariant.api;

import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Revisions, as they stand in requests, objects and events. */
final class Revisions {
    private static final int MOST = 5;

    private Revisions() {}

    /** 0 for none. */
    static long of(String resourceVersion) {
        return resourceVersion.isEmpty() ? 0 : Long.parseLong(resourceVersion);
    }

    static long of(ApiObject object) {
        return of(object.resourceVersion());
    }

    /** The object that an event tells of; empty for a bookmark and an end. */
    static Optional<ApiObject> object(WatchEvent event) {
        if (event instanceof WatchEvent.Added added) return Optional.of(added.object());
        if (event instanceof WatchEvent.Modified modified) return Optional.of(modified.object());
        if (event instanceof WatchEvent.Deleted deleted) return Optional.of(deleted.object());
        return Optional.empty();
    }

    /** The revision of an event; 0 for an end. */
    static long of(WatchEvent event) {
        if (event instanceof WatchEvent.Bookmark bookmark) return of(bookmark.resourceVersion());
        return object(event).map(Revisions::of).orElse(0L);
    }

    static String text(List<Long> revisions) {
        String first = revisions.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", "));
        return revisions.size() > MOST ? first + " and " + (revisions.size() - MOST) + " more" : first;
    }
}
