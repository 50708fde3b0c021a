package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Query over topology labels of which every part must hold. */
@Atomic
@Value.Immutable
public interface TopologySelectorTerm extends ModelValue, WithTopologySelectorTerm {
    /** Conditions on labels; none means that the term holds nowhere. */
    List<TopologySelectorLabelRequirement> matchLabelExpressions();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableTopologySelectorTerm.Builder {}
}
