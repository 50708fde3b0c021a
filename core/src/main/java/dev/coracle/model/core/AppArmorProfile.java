package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Choice of the AppArmor confinement for a pod or container. */
@Value.Immutable
public interface AppArmorProfile extends ModelValue, WithAppArmorProfile {
    /**
     * Name of a profile loaded on the node; required when {@code type} is {@code Localhost} and forbidden otherwise.
     */
    @KeepEmpty
    Optional<String> localhostProfile();

    /**
     * Kind of profile: {@code Localhost}, {@code RuntimeDefault} (the container runtime's own) or {@code Unconfined}.
     */
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
    final class Builder extends ImmutableAppArmorProfile.Builder {}
}
