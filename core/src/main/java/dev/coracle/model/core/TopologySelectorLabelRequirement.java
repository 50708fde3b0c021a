package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Condition on one topology label. */
@Value.Immutable
public interface TopologySelectorLabelRequirement extends ModelValue, WithTopologySelectorLabelRequirement {
    /** Label, such as {@code topology.kubernetes.io/zone}. */
    @Required
    @Value.Default
    default String key() {
        return "";
    }

    /** Values of which the label must have one. */
    @Required
    List<String> values();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableTopologySelectorLabelRequirement.Builder {}
}
