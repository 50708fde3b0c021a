package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Changes to the Linux capabilities that the container runtime grants by default. */
@Value.Immutable
public interface Capabilities extends ModelValue, WithCapabilities {
    /** Capabilities to grant, without the {@code CAP_} prefix, such as {@code NET_ADMIN}. */
    List<String> add();

    /** Capabilities to take away, without the {@code CAP_} prefix, or {@code ALL} for every one. */
    List<String> drop();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCapabilities.Builder {}
}
