package dev.coracle.model.core;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Observed state of a Namespace. */
@Value.Immutable
public interface NamespaceStatus extends ModelValue, WithNamespaceStatus {
    /** Nothing set. */
    NamespaceStatus EMPTY = builder().build();

    /** Latest observations about an ongoing deletion, at most one per condition type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<NamespaceCondition> conditions();

    /** Life cycle phase: {@code Active} or {@code Terminating}. */
    Optional<String> phase();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNamespaceStatus.Builder {}
}
