package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import java.util.Optional;

/** All filters in the order of the default profile: which one refuses first is part of the answer. */
final class Filters {
    private final Pod pod;
    private final Optional<Refusal> claims;
    private final long usedClaims;
    private final long usesAtFirst;

    Filters(ReferenceCluster cluster, Pod pod) {
        this.pod = pod;
        claims = Claims.refusal(cluster, pod);
        usedClaims = Claims.usedExclusive(cluster, pod);
        usesAtFirst = Claims.usesOfExclusive(cluster, pod);
    }

    /**
     * Why the pod cannot be on the node; empty where it can. It must fit beside the pods of no less priority that wait for
     * room there, and without them as well, since they may go elsewhere.
     */
    Optional<Refusal> refusal(ReferenceCluster cluster, Node node) {
        if (claims.isPresent()) return claims;
        ReferenceCluster crowded = cluster;
        for (Pod waiting : cluster.nominatedTo(node.name())) {
            if (priority(waiting) >= priority(pod) && !waiting.uid().equals(pod.uid())) {
                crowded = crowded.plus(node.name(), waiting);
            }
        }
        Optional<Refusal> beside = crowded == cluster ? Optional.empty() : alone(crowded, node);
        return beside.isPresent() ? beside : alone(cluster, node);
    }

    private Optional<Refusal> alone(ReferenceCluster cluster, Node node) {
        return OwnRules.refusal(cluster, pod, node)
                .or(() -> VolumeRules.refusal(cluster, pod, node, isClaimTaken(cluster)))
                .or(() -> SpreadRules.refusal(cluster, pod, node))
                .or(() -> NeighbourRules.refusal(cluster, pod, node));
    }

    /**
     * Whether another pod has a claim that only one may have. Kubernetes counts the claims that are used, and then each pod
     * that comes or goes; not at all where none is used, and the pod names no disk.
     */
    private boolean isClaimTaken(ReferenceCluster cluster) {
        boolean asked = usedClaims > 0 || !pod.spec().volumes().stream().allMatch(ReferenceScheduler::isShared);
        return asked && usedClaims + Claims.usesOfExclusive(cluster, pod) - usesAtFirst > 0;
    }

    static int priority(Pod pod) {
        return pod.spec().priority().orElse(0);
    }
}
