package dev.coracle.model.meta;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Label query; all conditions must hold. An empty selector matches everything, an absent one nothing. */
@Atomic
@Value.Immutable
public interface LabelSelector extends ModelValue, WithLabelSelector {
    /** Set-based conditions on label keys, all of which must hold. */
    List<LabelSelectorRequirement> matchExpressions();

    /** Labels that must be present with exactly these values. */
    Map<String, String> matchLabels();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLabelSelector.Builder {}
}
