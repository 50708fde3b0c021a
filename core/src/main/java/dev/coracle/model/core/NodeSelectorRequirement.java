package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Comparison of one node label or node field with given values. */
@Value.Immutable
public interface NodeSelectorRequirement extends ModelValue, WithNodeSelectorRequirement {
    /** Label key, or field name within {@code matchFields}. */
    @Required
    @Value.Default
    default String key() {
        return "";
    }

    /** Comparison: {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}, {@code Gt} or {@code Lt}. */
    @Required
    @Value.Default
    default String operator() {
        return "";
    }

    /**
     * Operands: at least one for {@code In} and {@code NotIn}, none for the existence operators, a single integer for
     * {@code Gt} and {@code Lt}.
     */
    List<String> values();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeSelectorRequirement.Builder {}
}
