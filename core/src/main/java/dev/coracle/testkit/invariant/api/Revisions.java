package dev.coracle.testkit.invariant.api;

import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import java.util.List;
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

    /** The revision of an event; 0 for an end. */
    static long of(WatchEvent event) {
        return of(event.resourceVersion());
    }

    static String text(List<Long> revisions) {
        String first = revisions.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", "));
        return revisions.size() > MOST ? first + " and " + (revisions.size() - MOST) + " more" : first;
    }
}
