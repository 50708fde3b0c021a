package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** One entry of the {@code options} line in a pod's {@code resolv.conf}. */
@Value.Immutable
public interface PodDNSConfigOption extends ModelValue, WithPodDNSConfigOption {
    /** Option keyword, e.g. {@code ndots}; required. */
    Optional<String> name();

    /** Argument of the option, e.g. {@code 2} for {@code ndots}; absent for options that take none. */
    @KeepEmpty
    Optional<String> value();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodDNSConfigOption.Builder {}
}
