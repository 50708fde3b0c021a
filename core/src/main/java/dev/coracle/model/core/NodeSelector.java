package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Set of nodes, given as the union of several terms. */
@Atomic
@Value.Immutable
public interface NodeSelector extends ModelValue, WithNodeSelector {
    /** Alternatives, of which a node has to match at least one; required. */
    @Required
    List<NodeSelectorTerm> nodeSelectorTerms();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeSelector.Builder {}
}
