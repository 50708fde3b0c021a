package dev.coracle.testkit.arbitrary;

import java.time.Duration;
import java.util.List;

/** Makes up nodes and what is to run on them: mostly small, mostly full, some of it impossible. */
final class DrawnPods {
    static final List<String> ZONES = List.of("a", "b", "c");
    private static final List<Integer> HOST_PORTS = List.of(8080, 9090);

    private DrawnPods() {}

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

    static Workload plainWorkload(Draw draw, Duration window) {
        Workload workload = workload(draw, window);
        PodShape pod = workload.pod();
        return Workload.of(
                workload.at(), workload.form(), workload.pods(), PodShape.of(pod.cpuMillis(), pod.memoryMi()));
    }

    /** Few of its features play a part at once, each in many cases. */
    static Workload workload(Draw draw, Duration window) {
        Duration at = draw.happens(0.5) ? Duration.ZERO : draw.upTo(window);
        Form form = draw.one(Form.POD, Form.REPLICA_SET, Form.DEPLOYMENT, Form.DEPLOYMENT);
        int replicas = draw.between(1, 6);
        int budget = draw.happens(0.35) ? draw.between(1, replicas) : 0;
        return new Workload(at, form, replicas, pod(draw), budget, draw.happens(0.3), draw.happens(0.15));
    }

    static PodShape pod(Draw draw) {
        return new PodShape(
                draw.one(100, 250, 500, 1000, 1500, 3000),
                draw.one(64, 256, 512, 1024, 2048, 5000),
                draw.happens(0.2) ? draw.between(1, 2) : 0,
                draw.happens(0.15) ? draw.one(100, 1000, 2000) : 0,
                draw.happens(0.15) ? draw.one(100, 500) : 0,
                draw.happens(0.15) ? draw.one(HOST_PORTS) : 0,
                draw.one(0, 0, 1, 2),
                draw.happens(0.1),
                draw.happens(0.2) ? draw.one(ZONES) : "",
                draw.one(NodeRule.values()),
                draw.happens(0.25) ? draw.one(NeighbourRule.values()) : NeighbourRule.NONE,
                draw.happens(0.2) ? draw.one(SpreadRule.values()) : SpreadRule.NONE,
                draw.happens(0.3),
                draw.happens(0.3) ? draw.one(1, 5, 30) : 0,
                draw.happens(0.25),
                draw.happens(0.1) ? draw.one(1, 30) : 0,
                draw.happens(0.15) ? draw.one(1, 30) : 0);
    }
}
