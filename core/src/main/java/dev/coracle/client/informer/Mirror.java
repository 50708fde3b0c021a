package dev.coracle.client.informer;

import dev.coracle.api.ObjectList;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings a cache up to what the server tells, and never back: what is not newer than what was told before changes
 * nothing, be it a late list, a repeated event or an event about an object that is gone since. One thread at a time.
 */
final class Mirror<T extends ApiObject> {
    private final Class<T> type;
    private final Cache<T> cache;
    private String revision = "";

    Mirror(Class<T> type, Cache<T> cache) {
        this.type = type;
        this.cache = cache;
    }

    /** Up to where the server has told everything; empty before the first list. */
    String revision() {
        return revision;
    }

    /** Whether a list shows an earlier state than was told before. */
    boolean isOutdated(ObjectList<T> list) {
        return Revisions.isAfter(revision, list.resourceVersion());
    }

    /** What a list changes, what is gone first. */
    List<Delta<T>> replace(ObjectList<T> list) {
        List<Delta<T>> changes = new ArrayList<>();
        Set<ObjectKey> present = new HashSet<>();
        for (T object : list.items()) present.add(object.key());
        cache.forEach(object -> {
            if (!present.contains(object.key())) changes.add(new Delta<>(object, null));
        });
        for (Delta<T> gone : changes) remove(gone);
        for (T object : list.items()) put(object, changes);
        revision = list.resourceVersion();
        return changes;
    }

    /** What events change; the last one may be a failure, which changes nothing. */
    List<Delta<T>> apply(List<WatchEvent> events) {
        List<Delta<T>> changes = new ArrayList<>(events.size());
        for (WatchEvent event : events) {
            if (event instanceof WatchEvent.Modified modified) changed(modified.object(), changes);
            else if (event instanceof WatchEvent.Added added) changed(added.object(), changes);
            else if (event instanceof WatchEvent.Deleted deleted) deleted(deleted.object(), changes);
            else if (event instanceof WatchEvent.Bookmark bookmark) advance(bookmark.resourceVersion());
        }
        return changes;
    }

    private void changed(ApiObject object, List<Delta<T>> changes) {
        if (advance(object.resourceVersion())) put(type.cast(object), changes);
    }

    private void deleted(ApiObject object, List<Delta<T>> changes) {
        if (!advance(object.resourceVersion())) return;
        T before = cache.find(object.namespace(), object.name());
        if (before == null) return;
        cache.remove(before);
        changes.add(new Delta<>(type.cast(object), null));
    }

    private boolean advance(String told) {
        if (!Revisions.isAfter(told, revision)) return false;
        revision = told;
        return true;
    }

    private void put(T object, List<Delta<T>> changes) {
        T before = cache.find(object.namespace(), object.name());
        if (before != null && !before.uid().equals(object.uid())) {
            Delta<T> gone = new Delta<>(before, null);
            remove(gone);
            changes.add(gone);
            before = null;
        }
        if (before != null && !Revisions.isAfter(object.resourceVersion(), before.resourceVersion())) return;
        cache.put(before, object);
        changes.add(new Delta<>(before, object));
    }

    private void remove(Delta<T> gone) {
        T before = gone.before();
        if (before != null) cache.remove(before);
    }
}
