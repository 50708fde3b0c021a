package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** Mark on a node that repels pods which do not tolerate it. */
@Value.Immutable
public interface Taint extends ModelValue, WithTaint {
    /**
     * Consequence for intolerant pods: {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}, which also
     * evicts running ones.
     */
    @Required
    @Value.Default
    default String effect() {
        return "";
    }

    /** Qualified name of the taint, like a label key; required. */
    @Required
    @Value.Default
    default String key() {
        return "";
    }

    /** RFC 3339 time at which the taint was put on the node, set for {@code NoExecute}. */
    Optional<Time> timeAdded();

    /** Value belonging to the key, like a label value; may be absent. */
    Optional<String> value();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableTaint.Builder {}
}
