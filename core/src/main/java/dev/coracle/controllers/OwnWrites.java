package dev.coracle.controllers;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a controller left objects when it wrote them last. News that tell just that ask for nothing: the run that wrote has
 * looked already. Whoever waits for its own writes to be shown has to look all the same.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 */
public final class OwnWrites {
    private final Map<ObjectKey, String> revisions = new ConcurrentHashMap<>();

    /** An object was written, and is now like this. */
    public void wrote(ApiObject written) {
        revisions.put(written.key(), written.resourceVersion());
    }

    /** Whether an object is as it was left. */
    public boolean areLast(ApiObject seen) {
        return seen.resourceVersion().equals(revisions.get(seen.key()));
    }

    /** Forgets an object that is gone. */
    public void forget(ApiObject gone) {
        revisions.remove(gone.key());
    }
}
