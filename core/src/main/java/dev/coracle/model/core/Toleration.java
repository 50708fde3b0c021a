package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Lets a pod run on nodes whose taints match the key, value and effect given here. */
@Value.Immutable
public interface Toleration extends ModelValue, WithToleration {
    /**
     * Taint effect to match: {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}; absent matches all.
     */
    Optional<String> effect();

    /** Taint key to match; absent, with operator {@code Exists}, matches every key. */
    Optional<String> key();

    /** Comparison with the taint: {@code Equal} (default) compares the value, {@code Exists} ignores it. */
    Optional<String> operator();

    /**
     * Seconds a {@code NoExecute} taint is tolerated before eviction; absent means forever, zero or less evicts at
     * once.
     */
    Optional<Long> tolerationSeconds();

    /** Taint value to match; must be absent with operator {@code Exists}. */
    Optional<String> value();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableToleration.Builder {}
}
