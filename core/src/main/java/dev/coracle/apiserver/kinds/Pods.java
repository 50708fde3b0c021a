package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.Portion;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.pod.PodRules;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import java.util.Optional;

/** Pods. A running one gets time to stop when it is deleted. */
final class Pods {
    static final ServedKind<Pod> KIND = ServedKind.of(Pod.class)
            .defaults(Defaults::pod)
            .rules(new PodRules())
            .specification(Pod::spec)
            .prepareCreate(Pods::begin)
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .deletionReturnsObject(true)
            .gracePeriodSeconds(Pods::gracePeriodSeconds)
            .indexedField("spec.nodeName")
            .putSelectableField("spec.nodeName", Pods::node)
            .putSelectableField("spec.host", Pods::node)
            .putSelectableField(
                    "spec.restartPolicy", pod -> pod.spec().restartPolicy().orElse(""))
            .putSelectableField(
                    "spec.schedulerName", pod -> pod.spec().schedulerName().orElse(""))
            .putSelectableField(
                    "spec.serviceAccountName",
                    pod -> pod.spec().serviceAccountName().orElse(""))
            .putSelectableField(
                    "spec.hostNetwork", pod -> Boolean.toString(pod.spec().hostNetwork()))
            .putSelectableField("status.phase", pod -> pod.status().phase().orElse(""))
            .putSelectableField("status.podIP", Pods::address)
            .putSelectableField("status.podIPs", Pods::address)
            .putSelectableField(
                    "status.nominatedNodeName",
                    pod -> pod.status().nominatedNodeName().orElse(""))
            .putPortion("status", Portion.of(Pods::report, PodRules::updateStatus))
            .putPortion(
                    "ephemeralcontainers",
                    Portion.of(
                            (asked, stored) -> stored.withSpec(stored.spec()
                                    .withEphemeralContainers(asked.spec().ephemeralContainers())),
                            PodRules::ephemeralContainers))
            .putSubresource("binding", PodBinding::handle)
            .putSubresource("eviction", PodEviction::handle)
            .build();

    private Pods() {}

    private static String node(Pod pod) {
        return pod.spec().nodeName().orElse("");
    }

    private static String address(Pod pod) {
        return pod.status().podIP().orElse("");
    }

    private static Pod begin(Pod pod) {
        PodSpec spec = MatchLabelKeys.resolve(pod.spec(), pod.labels());
        PodStatus.Builder status = PodStatus.builder().phase("Pending").qosClass(QualityOfService.of(spec));
        if (!spec.schedulingGates().isEmpty()) {
            status.addConditions(PodCondition.builder()
                    .type("PodScheduled")
                    .status("False")
                    .reason("SchedulingGated")
                    .message("Scheduling is blocked due to non-empty scheduling gates")
                    .build());
        }
        return pod.withSpec(spec).withStatus(status.build());
    }

    /** A report of a pod's status: old nodes lose its class and corrupt its owners, so both stay as they are. */
    private static Pod report(Pod asked, Pod stored) {
        PodStatus status = asked.status();
        return asked.withSpec(stored.spec())
                .withStatus(status.withQosClass(
                        status.qosClass().or(() -> stored.status().qosClass())))
                .withMetadata(asked.metadata()
                        .withOwnerReferences(stored.metadata().ownerReferences())
                        .withDeletionTimestamp(Optional.empty()));
    }

    /** A pod that does not run needs no time to stop. */
    private static long gracePeriodSeconds(Pod pod, Optional<Long> asked) {
        String phase = pod.status().phase().orElse("");
        boolean runs = pod.spec().nodeName().isPresent() && !phase.equals("Succeeded") && !phase.equals("Failed");
        return runs ? asked.or(() -> pod.spec().terminationGracePeriodSeconds()).orElse(0L) : 0;
    }
}
