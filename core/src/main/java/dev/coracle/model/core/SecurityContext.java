package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Security settings of one container; where both set a value, these win over the pod's. */
@Value.Immutable
public interface SecurityContext extends ModelValue, WithSecurityContext {
    /**
     * Whether a process may gain more privileges than its parent; always {@code true} if privileged or with {@code
     * CAP_SYS_ADMIN}; Linux only.
     */
    Optional<Boolean> allowPrivilegeEscalation();

    /** AppArmor profile of the container, overriding the pod's; Linux only. */
    Optional<AppArmorProfile> appArmorProfile();

    /** Linux capabilities to add or drop; absent keeps the runtime's default set. */
    Optional<Capabilities> capabilities();

    /**
     * Whether the container has practically the rights of root on the node; {@code false} by default; Linux only.
     */
    Optional<Boolean> privileged();

    /**
     * How {@code /proc} is mounted: {@code Default} or {@code Unmasked}, which requires {@code hostUsers} to be
     * false; Linux only.
     */
    @KeepEmpty
    Optional<String> procMount();

    /** Whether the container's root file system is write-protected; {@code false} by default; Linux only. */
    Optional<Boolean> readOnlyRootFilesystem();

    /** Primary group ID of the process; absent uses the pod's setting, then the runtime's default; Linux only. */
    Optional<Long> runAsGroup();

    /** Whether the kubelet refuses to start the container as UID 0; absent uses the pod's setting. */
    Optional<Boolean> runAsNonRoot();

    /** User ID of the process; absent uses the pod's setting, then the image's user; Linux only. */
    Optional<Long> runAsUser();

    /** SELinux context of the container; absent uses the pod's, or a random one from the runtime; Linux only. */
    Optional<SELinuxOptions> seLinuxOptions();

    /** System call filter of the container, overriding the pod's; Linux only. */
    Optional<SeccompProfile> seccompProfile();

    /** Settings that apply only to Windows containers, overriding the pod's; must be absent for Linux pods. */
    Optional<WindowsSecurityContextOptions> windowsOptions();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSecurityContext.Builder {}
}
