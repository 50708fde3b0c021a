package dev.coracle.client.informer;

import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Watch;
import dev.coracle.client.Resources;
import dev.coracle.model.meta.ApiObject;
import java.time.Duration;
import java.util.Optional;

/**
 * A selection of objects at a server.
 *
 * <p>Lists ask for the latest state, so that neither the first one nor one after a cut can show what is long gone: a
 * server that lags behind the store would otherwise turn the clock back (kubernetes#59848).
 *
 * @param resources where they are
 * @param selection which of them
 */
record Source<T extends ApiObject>(Resources<T> resources, ListOptions selection) {
    ObjectList<T> list() {
        return resources.listInPages(selection);
    }

    /**
     * Follows them.
     *
     * @param timeout when the server is to end it; empty for never, and then without bookmarks
     */
    Watch watch(String after, Optional<Duration> timeout, Runnable signal) {
        ListOptions options = ListOptions.builder()
                .labelSelector(selection.labelSelector())
                .fieldSelector(selection.fieldSelector())
                .resourceVersion(after)
                .allowWatchBookmarks(timeout.isPresent())
                .timeout(timeout)
                .build();
        return resources.watch(options, signal);
    }

    @Override
    public String toString() {
        String labels = selection.labelSelector().isEmpty() ? "" : " with " + selection.labelSelector();
        String fields = selection.fieldSelector().isEmpty() ? "" : " where " + selection.fieldSelector();
        return resources + labels + fields;
    }
}
