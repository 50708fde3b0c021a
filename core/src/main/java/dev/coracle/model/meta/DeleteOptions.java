package dev.coracle.model.meta;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.KeepEmpty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Parameters of a delete request. */
@GroupVersionKind(version = "v1", kind = "DeleteOptions")
@Value.Immutable
public interface DeleteOptions extends TypeMeta, WithDeleteOptions {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "DeleteOptions";
    }

    /** Stages to run without storing anything; only {@code All} is allowed, absent deletes for real. */
    List<String> dryRun();

    /** Seconds to allow for shutdown; {@code 0} deletes at once, absent uses the default of the kind or object. */
    Optional<Long> gracePeriodSeconds();

    /**
     * Whether to delete even an undecodable object, skipping finalizers and preconditions; alpha and dangerous,
     * {@code false} by default.
     */
    Optional<Boolean> ignoreStoreReadErrorWithClusterBreakingPotential();

    /** Deprecated switch for keeping dependents; excludes {@code propagationPolicy}, which replaces it. */
    Optional<Boolean> orphanDependents();

    /** Conditions under which deletion may proceed; otherwise the server answers 409 Conflict. */
    Optional<Preconditions> preconditions();

    /**
     * Treatment of dependents: {@code Orphan} keeps them, {@code Background} deletes them afterwards, {@code
     * Foreground} beforehand; absent uses the kind's default.
     */
    @KeepEmpty
    Optional<String> propagationPolicy();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDeleteOptions.Builder {}
}
