package dev.coracle.apiserver;

import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.ResourceType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/**
 * How one kind is served: a row of the table that drives the pipeline. All functions are pure.
 *
 * @param <T> the model's interface
 */
@Value.Immutable
public interface ServedKind<T extends ApiObject> extends WithServedKind<T> {
    /** What is served. */
    ResourceType<T> resource();

    /** Where its objects are stored, below {@code /registry/}: where Kubernetes stores them. */
    @Value.Default
    default String storagePrefix() {
        return StoragePlaces.of(resource());
    }

    /** Fills in what the user left out. */
    @Value.Default
    default UnaryOperator<T> defaults() {
        return UnaryOperator.identity();
    }

    /** Clears what a user may not set on a new object, such as its status, and fills in what follows from the rest. */
    @Value.Default
    default UnaryOperator<T> prepareCreate() {
        return UnaryOperator.identity();
    }

    /** From the object asked for and the one stored, the one to store: keeps what this endpoint may not change. */
    @Value.Default
    default BinaryOperator<T> prepareUpdate() {
        return (asked, stored) -> asked;
    }

    /** Portions of the object with endpoints of their own, such as {@code status}, by name. */
    Map<String, Portion<T>> portions();

    /** What its objects need that no other object may have too; empty for nothing. */
    Optional<Allocation<T>> allocation();

    /** What makes its objects valid. */
    @Value.Default
    default Rules<T> rules() {
        return Rules.none();
    }

    /** What its names look like. */
    @Value.Default
    default Names.Rule nameRule() {
        return Names.SUBDOMAIN;
    }

    /** What raises {@code metadata.generation} when it changes; empty where generations are not kept. */
    Optional<Function<T, Object>> specification();

    /** Fields that a field selector may name, beyond name and namespace. */
    Map<String, Function<T, String>> selectableFields();

    /** The selectable field that watches of this kind are indexed by, because thousands select one value each. */
    Optional<String> indexedField();

    /**
     * Seconds until a deleted object disappears, given what the deletion asks for; a negative number counts as one.
     * Empty where objects disappear at once.
     */
    Optional<BiFunction<T, Optional<Long>, Long>> gracePeriodSeconds();

    /** Marks an object whose deletion has just begun, beyond its metadata. */
    @Value.Default
    default UnaryOperator<T> prepareDelete() {
        return UnaryOperator.identity();
    }

    /** Whether nothing but the finalizers in its metadata holds up a deleted object. */
    @Value.Default
    default Predicate<T> finalized() {
        return object -> true;
    }

    /** Whether an update must say which revision it is based on. */
    @Value.Default
    default boolean updateNeedsRevision() {
        return false;
    }

    /** Whether an update makes the object where there is none. */
    @Value.Default
    default boolean updateCreates() {
        return false;
    }

    /** Whether a deletion answers with the object, instead of a status. */
    @Value.Default
    default boolean deletionReturnsObject() {
        return false;
    }

    /** What becomes of an object's dependents where its deletion does not say. */
    @Value.Default
    default Dependents dependents() {
        return Dependents.DELETED;
    }

    /** Whether all objects of a selection can be deleted at once. */
    @Value.Default
    default boolean deletesCollections() {
        return true;
    }

    /** How {@code /scale} reads and writes the object; empty where the kind has no such endpoint. */
    Optional<ScaleView<T>> scale();

    /** Endpoints below an object with rules of their own, such as {@code binding}, by name. */
    Map<String, Subresource> subresources();

    /** When its objects delete themselves; empty for never. */
    Optional<Duration> timeToLive();

    /** A kind with nothing special. */
    static <T extends ApiObject> Builder<T> of(Class<T> type) {
        return new Builder<T>().resource(ResourceType.of(type));
    }

    /** Sets what differs from a plain kind. */
    final class Builder<T extends ApiObject> extends ImmutableServedKind.Builder<T> {}
}
