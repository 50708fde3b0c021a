package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume that shows pod metadata and resource amounts as files. */
@Value.Immutable
public interface DownwardAPIVolumeSource extends ModelValue, WithDownwardAPIVolumeSource {
    /**
     * Permission bits for files without their own mode, from 0 to 0777 octal; decimal in JSON, defaults to 0644
     * octal.
     */
    Optional<Integer> defaultMode();

    /** Files to write. */
    List<DownwardAPIVolumeFile> items();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDownwardAPIVolumeSource.Builder {}
}
