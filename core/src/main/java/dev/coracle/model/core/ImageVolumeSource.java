package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume that shows the contents of an OCI image or artifact, read-only. */
@Value.Immutable
public interface ImageVolumeSource extends ModelValue, WithImageVolumeSource {
    /**
     * When to pull: {@code Always}, {@code IfNotPresent} or {@code Never}; defaults to {@code Always} for the tag
     * {@code latest}, otherwise {@code IfNotPresent}.
     */
    Optional<String> pullPolicy();

    /** Image or artifact reference with optional registry, tag and digest. */
    Optional<String> reference();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableImageVolumeSource.Builder {}
}
