package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume that holds entries of a ConfigMap as files. */
@Value.Immutable
public interface ConfigMapVolumeSource extends ModelValue, WithConfigMapVolumeSource {
    /** ConfigMap name, in the pod's namespace. */
    Optional<String> name();

    /**
     * Permission bits for files without their own mode, from 0 to 0777 octal; decimal in JSON, defaults to 0644
     * octal.
     */
    Optional<Integer> defaultMode();

    /** Entries to include and their file paths; absent means all entries, with the key as the file name. */
    List<KeyToPath> items();

    /** Whether the ConfigMap or the listed keys may be missing; absent means {@code false}. */
    Optional<Boolean> optional();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableConfigMapVolumeSource.Builder {}
}
