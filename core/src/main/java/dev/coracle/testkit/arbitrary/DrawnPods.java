package dev.coracle.testkit.arbitrary;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes up nodes and what is to run on them: mostly small, mostly full, some of it impossible. Each feature of workloads
 * plays a part in half of all cases, and there in many workloads, so that they meet.
 */
final class DrawnPods {
    static final List<String> ZONES = List.of("a", "b", "c");
    private static final List<Integer> HOST_PORTS = List.of(8080, 9090);
    private static final double PLAYING = 0.5;

    private final Draw draw;
    private final Draw ports;
    private final Draw budgets;
    private final Set<Feature> playing = EnumSet.noneOf(Feature.class);

    private enum Feature {
        BUDGET,
        SERVICE,
        OWNER,
        DEVICES,
        INIT_CONTAINER,
        SIDECAR,
        HOST_PORT,
        PRIORITY,
        POLITENESS,
        ZONE,
        NEIGHBOURS,
        SPREAD,
        TOLERATION,
        LOSS,
        STUBBORNNESS,
        GATE,
        END
    }

    /** For one case. */
    DrawnPods(Draw draw) {
        this.draw = draw;
        ports = draw.of("ports");
        budgets = draw.of("budgets");
        for (Feature feature : Feature.values()) {
            if (draw.happens(PLAYING)) playing.add(feature);
        }
    }

    private boolean has(Feature feature, double share) {
        return playing.contains(feature) && draw.happens(share);
    }

    /** The zones of a cluster. */
    static List<String> zones(Draw draw) {
        return ZONES.subList(0, draw.between(1, ZONES.size()));
    }

    static NodeShape node(Draw draw, List<String> zones) {
        return new NodeShape(
                draw.one(1, 2, 4, 8),
                draw.one(1, 2, 4, 8, 16),
                draw.one(110, 110, 4, 2),
                draw.one(0, 0, 0, 1, 4),
                draw.one(zones),
                draw.happens(0.25));
    }

    static NodeShape plainNode(Draw draw, List<String> zones) {
        NodeShape node = node(draw, zones);
        return new NodeShape(node.cores(), node.memoryGi(), node.pods(), 0, node.zone(), false);
    }

    Workload plainWorkload(Duration window) {
        Workload workload = workload(window);
        PodShape pod = workload.pod();
        return Workload.of(
                workload.at(), workload.form(), workload.pods(), PodShape.of(pod.cpuMillis(), pod.memoryMi()));
    }

    Workload workload(Duration window) {
        Duration at = draw.happens(0.5) ? Duration.ZERO : draw.upTo(window);
        Form form = draw.one(Form.POD, Form.REPLICA_SET, Form.DEPLOYMENT, Form.DEPLOYMENT);
        int replicas = draw.between(1, 6);
        int budget = has(Feature.BUDGET, 0.6) ? draw.between(1, replicas) : 0;
        Workload drawn =
                new Workload(at, form, replicas, pod(), budget, has(Feature.SERVICE, 0.6), has(Feature.OWNER, 0.3));
        return budget > 0 && budgets.happens(0.5) ? running(drawn) : drawn;
    }

    /** One whose budget matters: there are several pods, and they run where there is any room. */
    private Workload running(Workload guarded) {
        int replicas = budgets.between(3, 6);
        return new Workload(
                guarded.at(),
                guarded.form() == Form.POD ? Form.DEPLOYMENT : guarded.form(),
                replicas,
                guarded.pod().easy(),
                budgets.between(1, replicas),
                guarded.served(),
                guarded.owned());
    }

    PodShape pod() {
        return new PodShape(
                draw.one(100, 250, 500, 1000, 1500, 3000),
                draw.one(64, 256, 512, 1024, 2048, 5000),
                has(Feature.DEVICES, 0.4) ? draw.between(1, 2) : 0,
                has(Feature.INIT_CONTAINER, 0.3) ? draw.one(100, 1000, 2000) : 0,
                has(Feature.SIDECAR, 0.3) ? draw.one(100, 500) : 0,
                hostPort(),
                has(Feature.PRIORITY, 0.7) ? draw.between(1, 2) : 0,
                has(Feature.POLITENESS, 0.2),
                has(Feature.ZONE, 0.4) ? draw.one(ZONES) : "",
                draw.one(NodeRule.values()),
                has(Feature.NEIGHBOURS, 0.5) ? draw.one(NeighbourRule.values()) : NeighbourRule.NONE,
                has(Feature.SPREAD, 0.4) ? draw.one(SpreadRule.values()) : SpreadRule.NONE,
                has(Feature.TOLERATION, 0.6),
                has(Feature.LOSS, 0.6) ? draw.one(1, 5, 30) : 0,
                has(Feature.STUBBORNNESS, 0.5),
                has(Feature.GATE, 0.2) ? draw.one(1, 30) : 0,
                has(Feature.END, 0.3) ? draw.one(1, 30) : 0);
    }

    /** Only pods with different ports can meet on a node, and only some of them do: half of all ask for one. */
    private int hostPort() {
        int port = has(Feature.HOST_PORT, 0.3) ? draw.one(HOST_PORTS) : 0;
        boolean another = port == 0 && playing.contains(Feature.HOST_PORT) && ports.happens(0.3);
        return another ? ports.one(HOST_PORTS) : port;
    }
}
