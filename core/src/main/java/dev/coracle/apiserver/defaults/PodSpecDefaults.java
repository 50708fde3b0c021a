package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.PodSecurityContext;
import dev.coracle.model.core.PodSpec;

/** The defaults of the spec of a pod, in a pod and in a template. */
final class PodSpecDefaults {
    private static final long GRACE_PERIOD_SECONDS = 30;
    private static final PodSecurityContext NO_SECURITY =
            PodSecurityContext.builder().build();

    private PodSpecDefaults() {}

    static PodSpec apply(PodSpec given) {
        PodSpec spec = account(given);
        if (spec.dnsPolicy().isEmpty()) spec = spec.withDnsPolicy("ClusterFirst");
        if (spec.restartPolicy().isEmpty()) spec = spec.withRestartPolicy("Always");
        if (spec.securityContext().isEmpty()) spec = spec.withSecurityContext(NO_SECURITY);
        if (spec.terminationGracePeriodSeconds().isEmpty()) {
            spec = spec.withTerminationGracePeriodSeconds(GRACE_PERIOD_SECONDS);
        }
        if (spec.schedulerName().isEmpty()) spec = spec.withSchedulerName("default-scheduler");
        return spec.withContainers(Each.of(spec.containers(), ContainerDefaults::apply))
                .withInitContainers(Each.of(spec.initContainers(), ContainerDefaults::apply))
                .withEphemeralContainers(Each.of(spec.ephemeralContainers(), ContainerDefaults::apply))
                .withVolumes(Each.of(spec.volumes(), VolumeDefaults::apply))
                .withOverhead(Amounts.rounded(spec.overhead()));
    }

    /** The deprecated field always repeats the one that took its place. */
    private static PodSpec account(PodSpec spec) {
        return spec.withServiceAccountName(spec.serviceAccountName().or(spec::serviceAccount))
                .withServiceAccount(spec.serviceAccountName().or(spec::serviceAccount));
    }
}
