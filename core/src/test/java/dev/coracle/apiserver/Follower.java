package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Transport;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** Reads a watch, and says what it read in words such as {@code ADDED a@7}. */
final class Follower {
    private final Watch watch;
    private int signals;

    private Follower(Transport server, ApiRequest request) {
        watch = server.watch(request, () -> signals++);
    }

    static Follower of(Transport server, Class<? extends ApiObject> type, ListOptions options) {
        return in(server, type, "", options);
    }

    static Follower in(Transport server, Class<? extends ApiObject> type, String namespace, ListOptions options) {
        return new Follower(
                server, request(type).namespace(namespace).list(options).build());
    }

    static ApiRequest.Builder request(Class<? extends ApiObject> type) {
        return ApiRequest.builder().verb(Verb.WATCH).resource(ResourceType.of(type));
    }

    Watch watch() {
        return watch;
    }

    /** How often there was something to read since this was asked last. */
    int signals() {
        int given = signals;
        signals = 0;
        return given;
    }

    /** What there is to read, in words. */
    List<String> told() {
        return events().stream().map(Follower::words).toList();
    }

    /** What there is to read. */
    List<WatchEvent> events() {
        return events(100);
    }

    /** What there is to read, so many events at a time. */
    List<WatchEvent> events(int batch) {
        List<WatchEvent> all = new ArrayList<>();
        while (true) {
            List<WatchEvent> some = watch.next(batch);
            if (some.isEmpty()) return all;
            all.addAll(some);
        }
    }

    static String words(WatchEvent event) {
        if (event instanceof WatchEvent.Added added) return "ADDED " + words(added.object());
        if (event instanceof WatchEvent.Modified modified) return "MODIFIED " + words(modified.object());
        if (event instanceof WatchEvent.Deleted deleted) return "DELETED " + words(deleted.object());
        if (event instanceof WatchEvent.Bookmark bookmark) {
            return (bookmark.initialEventsEnd() ? "END " : "BOOKMARK ") + bookmark.resourceVersion();
        }
        return "FAILED " + ((WatchEvent.Failed) event).status().code();
    }

    private static String words(ApiObject object) {
        return object.name() + "@" + object.resourceVersion();
    }
}
