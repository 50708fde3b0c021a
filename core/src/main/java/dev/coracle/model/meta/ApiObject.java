package dev.coracle.model.meta;

import dev.coracle.model.Derived;
import java.util.Map;

/** An object that the API server stores: it has a name, a uid and a revision. */
public interface ApiObject extends TypeMeta {
    /** Name, labels, and what the API server keeps about the object. */
    ObjectMeta metadata();

    /** A copy with other metadata. */
    ApiObject withMetadata(ObjectMeta metadata);

    /** Its name; empty where it has none yet. */
    @Derived
    default String name() {
        return metadata().name().orElse("");
    }

    /** Its namespace; empty for a cluster-scoped object. */
    @Derived
    default String namespace() {
        return metadata().namespace().orElse("");
    }

    /** Namespace and name. */
    @Derived
    default ObjectKey key() {
        return new ObjectKey(namespace(), name());
    }

    /** What tells it from another object that had or will have its name; empty before it is created. */
    @Derived
    default String uid() {
        return metadata().uid().orElse("");
    }

    /** The revision at which it was last written; empty before it is created. */
    @Derived
    default String resourceVersion() {
        return metadata().resourceVersion().orElse("");
    }

    /** Its labels. */
    @Derived
    default Map<String, String> labels() {
        return metadata().labels();
    }

    /** Whether its deletion has begun. */
    @Derived
    default boolean isTerminating() {
        return metadata().deletionTimestamp().isPresent();
    }
}
