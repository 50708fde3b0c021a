package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Puts entries of a ConfigMap as files into a projected volume. */
@Value.Immutable
public interface ConfigMapProjection extends ModelValue, WithConfigMapProjection {
    /** ConfigMap name, in the pod's namespace. */
    Optional<String> name();

    /** Entries to include and their file paths; absent means all entries, with the key as the file name. */
    List<KeyToPath> items();

    /** Whether the ConfigMap or the listed keys may be missing; absent means {@code false}. */
    Optional<Boolean> optional();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableConfigMapProjection.Builder {}
}
