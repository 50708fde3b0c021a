package dev.coracle.client.informer;

import org.jspecify.annotations.Nullable;

/**
 * One change of a cache.
 *
 * @param before null where the object is new
 * @param after null where the object is gone
 */
record Delta<T>(@Nullable T before, @Nullable T after) {
    void tell(Handler<? super T> handler) {
        if (before != null && after != null) handler.updated(before, after);
        else if (after != null) handler.added(after);
        else if (before != null) handler.deleted(before);
    }
}
