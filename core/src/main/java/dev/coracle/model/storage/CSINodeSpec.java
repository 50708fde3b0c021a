package dev.coracle.model.storage;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** CSI drivers that run on a node. */
@Value.Immutable
public interface CSINodeSpec extends ModelValue, WithCSINodeSpec {
    /** Nothing set. */
    CSINodeSpec EMPTY = builder().build();

    /** The drivers, each with what it says of the node. */
    @Required
    @ListMap("name")
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    List<CSINodeDriver> drivers();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSINodeSpec.Builder {}
}
