package dev.coracle.model.discovery;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Node that should use an endpoint. */
@Value.Immutable
public interface ForNode extends ModelValue, WithForNode {
    /** Name of the node. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableForNode.Builder {}
}
