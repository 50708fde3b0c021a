package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Puts pod metadata and resource amounts as files into a projected volume. */
@Value.Immutable
public interface DownwardAPIProjection extends ModelValue, WithDownwardAPIProjection {
    /** Files to write. */
    List<DownwardAPIVolumeFile> items();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDownwardAPIProjection.Builder {}
}
