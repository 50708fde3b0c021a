package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Objects as the scheduler has decided to change them. Each holds until the cluster shows a revision other than the one
 * it was made from: then the change has arrived, or something else has come between.
 */
final class Assumed<T extends ApiObject> {
    private final Map<ObjectKey, T> objects = new LinkedHashMap<>();

    void put(T changed) {
        objects.put(changed.key(), changed);
    }

    /** The change is not made after all. */
    void forget(T changed) {
        objects.remove(changed.key(), changed);
    }

    /** The object as it will be, given how the cluster shows it. */
    T now(T seen) {
        T assumed = objects.get(seen.key());
        if (assumed == null) return seen;
        if (assumed.resourceVersion().equals(seen.resourceVersion())
                && assumed.uid().equals(seen.uid())) return assumed;
        objects.remove(seen.key());
        return seen;
    }
}
