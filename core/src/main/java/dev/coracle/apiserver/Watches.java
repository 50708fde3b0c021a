package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Platform;
import dev.coracle.store.Cursor;
import dev.coracle.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Begins watches; each kind that was ever watched has a hub. */
final class Watches implements AutoCloseable {
    private final ObjectStore store;
    private final Platform platform;
    private final Map<Class<?>, WatchHub<?>> hubs = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Watches(ObjectStore store, Platform platform) {
        this.store = store;
        this.platform = platform;
    }

    <T extends ApiObject> Watch watch(ServedKind<T> kind, ApiRequest request, Runnable signal) {
        ListOptions options = forOne(request);
        ListRules.checkWatch(options);
        Selection<T> selection = Selection.of(kind, options);
        List<WatchEvent> initial = new ArrayList<>();
        long after = begin(kind, request.namespace(), options, selection, initial);
        WatchHub<T> hub = hub(kind);
        String prefix = Registry.prefix(kind, request.namespace());
        Cursor cursor = store.raw()
                .changes(prefix, after + 1)
                .getOrElseThrow(error -> error.fold(
                        ObjectStore::unexpected,
                        compacted -> Revisions.tooOld(after, compacted.compactedRevision()),
                        ObjectStore::unexpected,
                        ObjectStore::unexpected));
        ObjectWatch<T> watch = new ObjectWatch<>(hub, selection, cursor, initial, signal);
        hub.add(watch, options);
        if (closed) throw closed(hub);
        watch.ring();
        return watch;
    }

    /** Whoever closes sees the hub, or the hub's maker sees that it is closed. */
    private static UnreachableException closed(WatchHub<?> hub) {
        hub.close();
        return new UnreachableException("the API server is closed");
    }

    /** A watch of one object is a watch of its collection with its name selected. */
    private static ListOptions forOne(ApiRequest request) {
        ListOptions options = request.list();
        if (request.name().isEmpty()) return options;
        String name = "metadata.name=" + request.name();
        String others = options.fieldSelector();
        return options.withFieldSelector(others.isEmpty() ? name : others + "," + name);
    }

    /** The revision after which the watch reads the stream; what it tells before that is put into the list. */
    private <T extends ApiObject> long begin(
            ServedKind<T> kind,
            String namespace,
            ListOptions options,
            Selection<T> selection,
            List<WatchEvent> initial) {
        long asked = Revisions.parse(options.resourceVersion());
        Revisions.checkNotAhead(asked, store.raw().currentRevision());
        boolean wantsState = options.sendInitialEvents().orElse(asked == 0);
        if (!wantsState && asked > 0 && platform.buggify("watch is refused as too old"))
            throw Revisions.tooOld(asked, store.raw().currentRevision());
        if (!wantsState) return asked == 0 ? store.raw().currentRevision() : asked;
        Page page =
                store.raw().list(Registry.prefix(kind, namespace), "", 0, 0).getOrElseThrow(ObjectStore::unexpected);
        page.entries().stream()
                .map(entry -> store.object(kind, entry))
                .filter(selection::matches)
                .forEach(object -> initial.add(new WatchEvent.Added(object)));
        if (options.sendInitialEvents().orElse(false) && options.allowWatchBookmarks()) {
            initial.add(new WatchEvent.Bookmark(Long.toString(page.revision()), true));
        }
        return page.revision();
    }

    @SuppressWarnings("unchecked") // keyed by its own type
    private <T extends ApiObject> WatchHub<T> hub(ServedKind<T> kind) {
        return (WatchHub<T>)
                hubs.computeIfAbsent(kind.resource().type(), type -> new WatchHub<>(kind, store, platform));
    }

    @Override
    public void close() {
        closed = true;
        hubs.values().forEach(WatchHub::close);
    }
}
