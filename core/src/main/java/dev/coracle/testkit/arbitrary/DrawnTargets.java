package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.FaultKind;
import java.util.List;

/** Makes up whom a fault befalls, and how much: small amounts as often as large ones. */
final class DrawnTargets {
    static final List<String> COMPONENTS = List.of("kube-scheduler", "kube-controller-manager");

    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final List<String> RESOURCES = List.of("pods", "nodes", "replicasets", "leases", "services");
    private static final String EVERYBODY = "*";
    /** More pods at once than this make runs long and find nothing else. */
    private static final long MOST_PODS = 5;

    private final Draw draw;
    private final List<String> nodes;
    private final int workloads;

    DrawnTargets(Draw draw, List<String> nodes, int workloads) {
        this.draw = draw;
        this.nodes = nodes;
        this.workloads = workloads;
    }

    String target(FaultKind.Target whom) {
        return switch (whom) {
            case NODE -> draw.one(nodes);
            case NODES -> EVERYBODY;
            case ZONE -> draw.one(ZONES);
            case COMPONENT, PROCESS -> draw.one(COMPONENTS);
            case LEASE -> "kube-system/" + draw.one(COMPONENTS);
            case CALLER -> caller();
            case RESOURCE -> draw.one(RESOURCES);
            case WORKLOAD -> "default/" + ClusterCase.workload(draw.between(0, workloads - 1));
            case API_SERVER -> "kube-apiserver";
            case STORE -> "store";
        };
    }

    private String caller() {
        return switch (draw.between(0, 4)) {
            case 0 -> EVERYBODY;
            case 1 -> "kubelet/" + draw.one(nodes);
            default -> draw.one(COMPONENTS);
        };
    }

    /** Every order of magnitude is as likely as the others. */
    long amount(FaultKind kind) {
        if (kind.unit() == FaultKind.Unit.NONE) return 0;
        long most = kind.unit() == FaultKind.Unit.PODS ? Math.min(kind.most(), MOST_PODS) : kind.most();
        double orders = StrictMath.log((double) most / kind.least());
        return Math.min(most, StrictMath.round(kind.least() * StrictMath.exp(orders * draw.chance().unit())));
    }
}
