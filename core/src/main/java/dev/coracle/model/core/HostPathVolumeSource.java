package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** File or directory of the node made available to the pod, which carries security risks. */
@Value.Immutable
public interface HostPathVolumeSource extends ModelValue, WithHostPathVolumeSource {
    /** Absolute path on the node, without {@code ..} components; symbolic links are followed. */
    @Required
    @Value.Default
    default String path() {
        return "";
    }

    /**
     * Check made before mounting: empty (the default) for none, {@code Directory}, {@code DirectoryOrCreate}, {@code
     * File}, {@code FileOrCreate}, {@code Socket}, {@code CharDevice} or {@code BlockDevice}.
     */
    @KeepEmpty
    Optional<String> type();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableHostPathVolumeSource.Builder {}
}
