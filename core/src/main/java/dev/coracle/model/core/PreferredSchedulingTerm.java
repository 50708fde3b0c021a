package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Soft node preference whose weight is added to the score of matching nodes. */
@Value.Immutable
public interface PreferredSchedulingTerm extends ModelValue, WithPreferredSchedulingTerm {
    /** Node label and field conditions to match; an empty term matches no node. */
    @Required
    @Value.Default
    default NodeSelectorTerm preference() {
        return NodeSelectorTerm.EMPTY;
    }

    /** Score added for a match, from {@code 1} to {@code 100}. */
    @Required
    @Value.Default
    default int weight() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePreferredSchedulingTerm.Builder {}
}
