package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Security settings for Windows containers. */
@Value.Immutable
public interface WindowsSecurityContextOptions extends ModelValue, WithWindowsSecurityContextOptions {
    /** Contents of the group managed service account credential spec, usually filled in by an admission webhook. */
    @KeepEmpty
    Optional<String> gmsaCredentialSpec();

    /** Name of the group managed service account credential spec to use. */
    @KeepEmpty
    Optional<String> gmsaCredentialSpecName();

    /**
     * Whether containers run directly on the node; must agree within a pod and requires {@code hostNetwork}, absent
     * means {@code false}.
     */
    Optional<Boolean> hostProcess();

    /** Windows user for the container's entry process; absent takes the user from the image. */
    @KeepEmpty
    Optional<String> runAsUserName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableWindowsSecurityContextOptions.Builder {}
}
