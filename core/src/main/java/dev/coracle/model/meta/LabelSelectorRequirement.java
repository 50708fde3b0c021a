package dev.coracle.model.meta;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Condition on the value or presence of one label. */
@Value.Immutable
public interface LabelSelectorRequirement extends ModelValue, WithLabelSelectorRequirement {
    /** Label key to examine; required. */
    @Required
    @Value.Default
    default String key() {
        return "";
    }

    /** Kind of condition: {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}. */
    @Required
    @Value.Default
    default String operator() {
        return "";
    }

    /** Values to compare with; not empty for {@code In} and {@code NotIn}, empty for the others. */
    List<String> values();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLabelSelectorRequirement.Builder {}
}
