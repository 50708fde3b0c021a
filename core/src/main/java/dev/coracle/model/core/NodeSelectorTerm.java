package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Requirements that a node has to meet all together; a term without any matches no node. */
@Atomic
@Value.Immutable
public interface NodeSelectorTerm extends ModelValue, WithNodeSelectorTerm {
    /** Nothing set. */
    NodeSelectorTerm EMPTY = builder().build();

    /** Requirements on node labels. */
    List<NodeSelectorRequirement> matchExpressions();

    /** Requirements on node fields; only {@code metadata.name} is supported. */
    List<NodeSelectorRequirement> matchFields();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeSelectorTerm.Builder {}
}
