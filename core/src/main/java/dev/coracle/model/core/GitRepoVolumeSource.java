package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Directory filled by cloning a Git repository. Deprecated, and disabled by default since Kubernetes 1.33. */
@Value.Immutable
public interface GitRepoVolumeSource extends ModelValue, WithGitRepoVolumeSource {
    /**
     * Relative target directory, without {@code ..}; {@code .} means the volume root, absent a subdirectory named
     * after the repository.
     */
    Optional<String> directory();

    /** Git URL to clone from. */
    @Required
    @Value.Default
    default String repository() {
        return "";
    }

    /** Commit hash, branch or tag to check out; absent means the remote's default branch. */
    Optional<String> revision();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableGitRepoVolumeSource.Builder {}
}
