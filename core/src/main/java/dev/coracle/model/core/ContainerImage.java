package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Container image present on a node. */
@Value.Immutable
public interface ContainerImage extends ModelValue, WithContainerImage {
    /** References by which the image is known, with tags or digests. */
    List<String> names();

    /** Image size in bytes. */
    @Value.Default
    default long sizeBytes() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerImage.Builder {}
}
