package dev.coracle.controllers;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How a controller left objects when it wrote them last. News that tell just that ask for nothing: the run that wrote has
 * looked already. A run that does not see its own writes yet has to come again when they are shown: by {@link #look}, or
 * by {@link Expectations} that it waits for.
 *
 * <p><b>Threads.</b> Every method may be called from any thread; {@link #wrote} and {@link #look} of one object one at a
 * time.
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

    /**
     * Looks an object up for a run. Where what is found is not what was written last, news of that ask for one more run
     * after all: this one goes by something older, and may find that there is nothing to do.
     */
    public <T extends ApiObject> Optional<T> look(ObjectKey key, Supplier<Optional<T>> find) {
        String left = revisions.remove(key); // first, so that no news come in between that ask for nothing
        Optional<T> found = find.get();
        if (left != null
                && found.filter(it -> it.resourceVersion().equals(left)).isPresent()) revisions.put(key, left);
        return found;
    }

    /** Forgets an object that is gone. */
    public void forget(ApiObject gone) {
        revisions.remove(gone.key());
    }
}
