package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Container runtime handler available on a node. */
@Value.Immutable
public interface NodeRuntimeHandler extends ModelValue, WithNodeRuntimeHandler {
    /** Handler name as referred to by a RuntimeClass; empty means the default handler. */
    Optional<String> name();

    /** Features that the handler supports. */
    Optional<NodeRuntimeHandlerFeatures> features();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeRuntimeHandler.Builder {}
}
