package dev.coracle.model.meta;

import dev.coracle.model.ListMap;
import dev.coracle.model.ListSet;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Metadata that every stored object has, such as its name, labels and owners. */
@Value.Immutable
public interface ObjectMeta extends ModelValue, WithObjectMeta {
    /** Nothing set. */
    ObjectMeta EMPTY = builder().build();

    /** Name of the object, unique among those of its kind in the namespace; immutable. */
    Optional<String> name();

    /** Free-form text by qualified key, for tools to keep with the object; not queryable, 256 KiB in total. */
    Map<String, String> annotations();

    /** RFC 3339 time at which the server created the object; read-only. */
    Optional<Time> creationTimestamp();

    /** Seconds granted for shutdown before removal; set with {@code deletionTimestamp}, can only become shorter. */
    Optional<Long> deletionGracePeriodSeconds();

    /**
     * RFC 3339 time at which the object is due to go, finalizers permitting; set by a delete request, absent
     * otherwise.
     */
    Optional<Time> deletionTimestamp();

    /** Qualified names of cleanup tasks; the object is not removed from storage while any are left. */
    @PatchStrategy(Strategy.MERGE)
    @ListSet
    List<String> finalizers();

    /** Prefix to which the server appends a random suffix; used only if {@code name} is absent. */
    Optional<String> generateName();

    /** Sequence number of the desired state, raised by the server on each change to it; read-only. */
    @Value.Default
    default long generation() {
        return 0;
    }

    /** Short key-value pairs for grouping the object and selecting it by query. */
    Map<String, String> labels();

    /** Record of which client owns which fields, kept by the server for server-side apply. */
    List<ManagedFieldsEntry> managedFields();

    /** Namespace of the object, a DNS label; absent for cluster-scoped objects, immutable. */
    Optional<String> namespace();

    /** Objects this one depends on; it is garbage-collected when all are gone, at most one is its controller. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "uid")
    @ListMap("uid")
    List<OwnerReference> ownerReferences();

    /** Opaque version of the stored object, for optimistic locking and watches; compare only for equality. */
    Optional<String> resourceVersion();

    /** Deprecated path of the object; no longer filled in by the server. */
    Optional<String> selfLink();

    /** Identifier assigned by the server, a UUID, unique across all objects ever created; immutable. */
    Optional<String> uid();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableObjectMeta.Builder {}
}
