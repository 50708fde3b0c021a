package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Makes a pod volume available at a path in a container. */
@Value.Immutable
public interface VolumeMount extends ModelValue, WithVolumeMount {
    /** Pod volume to mount, by its name. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Path inside the container at which the volume appears; must not contain {@code :}. */
    @Required
    @Value.Default
    default String mountPath() {
        return "";
    }

    /**
     * Sharing of later mounts with the node: {@code None} (default), {@code HostToContainer} or {@code
     * Bidirectional}, only for privileged containers.
     */
    @KeepEmpty
    Optional<String> mountPropagation();

    /** Whether the container cannot write to the mount; {@code false} by default. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /**
     * Whether nested mounts are read-only too: {@code Disabled} (default), {@code IfPossible} or {@code Enabled};
     * needs {@code readOnly}.
     */
    @KeepEmpty
    Optional<String> recursiveReadOnly();

    /** Relative path within the volume to mount; absent means its root, excludes {@code subPathExpr}. */
    Optional<String> subPath();

    /**
     * Like {@code subPath}, but with {@code $(NAME)} references replaced by environment variables of the container;
     * excludes {@code subPath}.
     */
    Optional<String> subPathExpr();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeMount.Builder {}
}
