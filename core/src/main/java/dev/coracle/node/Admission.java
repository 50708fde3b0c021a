package dev.coracle.node;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.scheduler.framework.HostPort;
import dev.coracle.scheduler.framework.RequiredNodes;
import dev.coracle.scheduler.framework.ResourceNames;
import dev.coracle.scheduler.framework.Resources;
import dev.coracle.scheduler.framework.Tolerations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a pod that was bound to a node can run there after all. Pure. */
final class Admission {
    private final Map<String, Quantity> capacity;
    private final Resources allocatable;

    /** The rules of a node on which pods can have these amounts. */
    Admission(Map<String, Quantity> allocatable) {
        capacity = allocatable;
        this.allocatable = Resources.of(allocatable);
    }

    /**
     * The resource that the node lacks for a pod; empty where it lacks none.
     *
     * @param demand of the pod
     * @param others of the pods that are there
     */
    Optional<Rejection> shortage(Demand demand, List<Demand> others) {
        long pods = capacity.getOrDefault(ResourceNames.PODS, Quantity.ZERO).value();
        if (others.size() + 1 > pods) return Optional.of(lack(ResourceNames.PODS, 1, others.size(), pods));
        List<String> names =
                new ArrayList<>(List.of(ResourceNames.CPU, ResourceNames.MEMORY, ResourceNames.EPHEMERAL_STORAGE));
        for (String name : demand.resources().scalars()) {
            boolean unknown = ResourceNames.isExtended(name) && !capacity.containsKey(name);
            if (!unknown) names.add(name); // one that the node does not have is somebody else's to watch over
        }
        for (String name : names) {
            long asked = demand.resources().amount(name);
            if (asked == 0) continue;
            long used =
                    others.stream().mapToLong(it -> it.resources().amount(name)).sum();
            long all = allocatable.amount(name);
            if (asked > all - used) return Optional.of(lack(name, asked, used, all));
        }
        return Optional.empty();
    }

    private static Rejection lack(String name, long asked, long used, long all) {
        return new Rejection(
                "OutOf" + name,
                "Node didn't have enough resource: " + name + ", requested: " + asked + ", used: " + used
                        + ", capacity: " + all);
    }

    /**
     * What the node is, or is not, that keeps the pod from running there; empty where nothing does.
     *
     * @param demand of the pod
     * @param others of the pods that are there
     */
    static Optional<Rejection> misfit(Pod pod, Demand demand, Node node, List<Demand> others) {
        if (!RequiredNodes.of(pod.spec()).matches(node)) {
            return failed("NodeAffinity", "node(s) didn't match Pod's node affinity/selector");
        }
        for (HostPort port : demand.ports()) {
            if (others.stream().flatMap(it -> it.ports().stream()).anyMatch(port::conflictsWith)) {
                return failed("NodePorts", "node(s) didn't have free ports for the requested pod ports");
            }
        }
        for (Taint taint : node.spec().taints()) {
            boolean drivesAway = taint.effect().equals(Tolerations.NO_EXECUTE);
            if (drivesAway && !Tolerations.tolerate(pod.spec().tolerations(), taint)) {
                return failed("TaintToleration", "node(s) had taints that the pod didn't tolerate");
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> failed(String predicate, String why) {
        return Optional.of(new Rejection(predicate, "Predicate " + predicate + " failed: " + why));
    }
}
