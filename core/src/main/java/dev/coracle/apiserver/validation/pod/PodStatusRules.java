package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.AddressRules;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.HostIP;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodIP;
import dev.coracle.model.core.PodStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes the status of a pod valid, and what may not change in it. */
final class PodStatusRules {
    private static final List<String> OWN_CONDITIONS = List.of("PodScheduled", "Ready", "Initialized");
    private static final FieldPath STATUS = FieldPath.of("status");

    private PodStatusRules() {}

    static void check(FieldErrors errors, Pod pod, Pod stored) {
        PodStatus now = pod.status();
        PodStatus before = stored.status();
        // Kubernetes reports conditions at this place, though they stand in the status.
        conditions(errors, FieldPath.of("metadata", "conditions"), now.conditions());
        if (!now.nominatedNodeName().equals(before.nominatedNodeName())) {
            now.nominatedNodeName()
                    .ifPresent(name ->
                            errors.invalid(STATUS.child("nominatedNodeName"), name, Names.SUBDOMAIN.complaints(name)));
        }
        Values.unchanged(errors, STATUS, "qosClass", now.qosClass(), before.qosClass());
        String policy = stored.spec().restartPolicy().orElse("Always");
        ended(
                errors,
                "containerStatuses",
                now.containerStatuses(),
                before.containerStatuses(),
                policy,
                new HashSet<>());
        ended(
                errors,
                "initContainerStatuses",
                now.initContainerStatuses(),
                before.initContainerStatuses(),
                policy,
                sidecars(stored.spec().initContainers()));
        ended(
                errors,
                "ephemeralContainerStatuses",
                now.ephemeralContainerStatuses(),
                before.ephemeralContainerStatuses(),
                "Never",
                new HashSet<>());
        addresses(errors, now);
    }

    private static void conditions(FieldErrors errors, FieldPath path, List<PodCondition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            String type = conditions.get(i).type();
            if (!OWN_CONDITIONS.contains(type)) {
                LabelRules.key(errors, path.index(i).child("Type"), type);
            }
        }
    }

    private static Set<String> sidecars(List<Container> containers) {
        Set<String> names = new HashSet<>();
        for (Container container : containers) {
            if (ContainerListRules.isSidecar(container)) names.add(container.name());
        }
        return names;
    }

    /** What has ended and is not started again stays as it ended. */
    private static void ended(
            FieldErrors errors,
            String field,
            List<ContainerStatus> now,
            List<ContainerStatus> before,
            String policy,
            Set<String> restarted) {
        if (policy.equals("Always")) return;
        for (int i = 0; i < before.size(); i++) {
            ContainerStatus old = before.get(i);
            if (old.state().terminated().isEmpty() || restarted.contains(old.name())) continue;
            boolean failed = old.state().terminated().get().exitCode() != 0;
            if (failed && policy.equals("OnFailure")) continue;
            boolean revived = now.stream()
                    .anyMatch(it -> it.name().equals(old.name())
                            && it.state().terminated().isEmpty());
            if (revived) {
                errors.forbidden(
                        STATUS.child(field).index(i).child("state"), "may not be transitioned to non-terminated state");
            }
        }
    }

    private static void addresses(FieldErrors errors, PodStatus status) {
        List<String> pod = status.podIPs().stream().map(PodIP::ip).toList();
        List<String> host = status.hostIPs().stream().map(HostIP::ip).toList();
        if (!pod.isEmpty()) addresses(errors, STATUS.child("podIPs"), pod);
        if (host.isEmpty()) return;
        FieldPath path = STATUS.child("hostIPs");
        if (!host.get(0).equals(status.hostIP().orElse(""))) {
            errors.invalid(path.index(0).child("ip"), host.get(0), "must be equal to `hostIP`");
        }
        addresses(errors, path, host);
    }

    private static void addresses(FieldErrors errors, FieldPath path, List<String> addresses) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < addresses.size(); i++) {
            AddressRules.address(errors, path.index(i), addresses.get(i));
            if (!seen.add(addresses.get(i))) errors.duplicate(path.index(i), addresses.get(i));
        }
        if (addresses.size() > 2 || (addresses.size() == 2 && !AddressRules.areDual(addresses))) {
            errors.invalid(path, addresses, "may specify no more than one IP for each IP family");
        }
    }
}
