package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Security settings for a whole pod; most act as container defaults, which the container's own security context
 * overrides.
 */
@Value.Immutable
public interface PodSecurityContext extends ModelValue, WithPodSecurityContext {
    /** AppArmor profile for all containers; Linux only, absent leaves the choice to the container runtime. */
    Optional<AppArmorProfile> appArmorProfile();

    /**
     * Extra group ID for all containers that also owns supporting volumes, made group-writable; absent leaves volume
     * ownership alone; Linux only.
     */
    Optional<Long> fsGroup();

    /**
     * When volume ownership is adjusted to {@code fsGroup}: {@code OnRootMismatch} or {@code Always} (default); Linux
     * only.
     */
    @KeepEmpty
    Optional<String> fsGroupChangePolicy();

    /** Primary group ID of container processes; absent uses the runtime's default; Linux only. */
    Optional<Long> runAsGroup();

    /** Whether the kubelet refuses to start containers that would run as UID 0; absent means no check. */
    Optional<Boolean> runAsNonRoot();

    /** User ID of container processes; absent takes the user from the image; Linux only. */
    Optional<Long> runAsUser();

    /**
     * How volumes get the SELinux label: {@code Recursive} relabelling of files or {@code MountOption}; Linux only,
     * absent lets Kubernetes choose.
     */
    @KeepEmpty
    Optional<String> seLinuxChangePolicy();

    /**
     * SELinux context for all containers; absent lets the runtime allocate a random one per container; Linux only.
     */
    Optional<SELinuxOptions> seLinuxOptions();

    /** System call filter for all containers; Linux only. */
    Optional<SeccompProfile> seccompProfile();

    /**
     * Additional group IDs of the first process in each container, besides the primary group and {@code fsGroup};
     * Linux only.
     */
    List<Long> supplementalGroups();

    /**
     * Whether groups defined in the image are added: {@code Merge} (default) adds them, {@code Strict} ignores them;
     * Linux only.
     */
    @KeepEmpty
    Optional<String> supplementalGroupsPolicy();

    /** Namespaced kernel parameters set for the pod; unsupported ones may stop it from starting; Linux only. */
    List<Sysctl> sysctls();

    /** Settings that apply only to Windows containers; must be absent for Linux pods. */
    Optional<WindowsSecurityContextOptions> windowsOptions();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodSecurityContext.Builder {}
}
