package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** System call filter for containers; Linux only. */
@Value.Immutable
public interface SeccompProfile extends ModelValue, WithSeccompProfile {
    /**
     * Path of a profile file, relative to the kubelet's seccomp directory; required for type {@code Localhost},
     * otherwise absent.
     */
    @KeepEmpty
    Optional<String> localhostProfile();

    /** Kind of profile: {@code Localhost} (file on the node), {@code RuntimeDefault} or {@code Unconfined}. */
    @Required
    @Value.Default
    default String type() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSeccompProfile.Builder {}
}
