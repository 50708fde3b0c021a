package dev.coracle.apiserver;

import dev.coracle.model.schema.ResourceType;
import java.util.List;

/**
 * Where kinds are stored, as Kubernetes does it: its own by their plural alone, for they were there before groups were, and
 * those that others define by group and plural. The few that have other names still say so themselves.
 */
final class StoragePlaces {
    /** The groups of Kubernetes' own kinds; the name of a group does not tell, for others may end in {@code k8s.io} too. */
    private static final List<String> OWN = List.of(
            "",
            "admissionregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private StoragePlaces() {}

    static String of(ResourceType<?> type) {
        return OWN.contains(type.group()) ? type.plural() : type.group() + "/" + type.plural();
    }
}
