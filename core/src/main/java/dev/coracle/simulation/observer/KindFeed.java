package dev.coracle.simulation.observer;

import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.model.meta.ApiObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one kind, straight from the API server in the same JVM. A watch that has stood still tells what is new
 * only when the server comes to wake it. So who must know all changes of several kinds up to now hastens it; where that
 * is not possible, begins it anew: a watch that begins at a known revision tells at once everything there is.
 */
final class KindFeed<T extends ApiObject> {
    private static final int BATCH = 1024;

    private final Resources<T> resources;
    private final Runnable signal;
    private long revision;
    private @Nullable Watch watch;

    KindFeed(Client client, Class<T> type, Runnable signal) {
        this.resources = client.of(type);
        this.signal = signal;
    }

    /** Begins with the state at a revision, or now; returns it. The signal is given once something was read. */
    ObjectList<T> begin(Optional<String> at) {
        ListOptions.Builder options = ListOptions.builder();
        at.ifPresent(it -> options.resourceVersion(it).resourceVersionMatch("Exact"));
        ObjectList<T> list = resources.list(options.build());
        revision = Long.parseLong(list.resourceVersion());
        watch = open();
        return list;
    }

    private Watch open() {
        ListOptions options =
                ListOptions.builder().resourceVersion(Long.toString(revision)).build();
        return resources.watch(options, signal);
    }

    Class<T> type() {
        return resources.type().type();
    }

    /** Adds what the watch has to tell; returns whether there was anything. */
    boolean read(List<News> told) {
        return watch != null && read(watch, told);
    }

    private boolean read(Watch watch, List<News> told) {
        int before = told.size();
        List<WatchEvent> events;
        do {
            events = watch.next(BATCH);
            for (WatchEvent event : events) told.add(told(event));
        } while (events.size() >= BATCH);
        return told.size() > before;
    }

    /** Adds everything that has happened up to now; returns whether there was anything. */
    boolean readToTheEnd(List<News> told) {
        Watch watch = this.watch;
        if (watch != null && watch.hasten()) return read(watch, told);
        boolean any = read(told);
        close();
        this.watch = open();
        return read(told) || any;
    }

    private News told(WatchEvent event) {
        boolean gone = event instanceof WatchEvent.Deleted;
        ApiObject object = event.subject()
                .orElseThrow(() -> new IllegalStateException(
                        "changes of " + resources + " after revision " + revision + " were missed: " + event));
        revision = Long.parseLong(object.resourceVersion());
        return new News(type(), object, gone, revision);
    }

    /** Whether there is nothing more to come, since the server has ended. */
    boolean isOver() {
        return watch == null || watch.isOver();
    }

    void close() {
        if (watch != null) watch.close();
    }
}
