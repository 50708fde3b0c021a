package dev.coracle.simulation;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.NodeDefinition;
import java.time.Duration;

/** A whole cluster whose nodes crash, freeze and lose their network; prints the hash of its trace for each seed given. */
final class CrashingCluster {
    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 12
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: web, resources: {requests: {cpu: 500m}}}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            """;

    private CrashingCluster() {}

    static String hash(long seed) {
        ClusterDefinition.Builder definition = ClusterDefinition.builder();
        for (int i = 0; i < 5; i++) definition.addNode(NodeDefinition.of("n" + i));
        try (Simulation simulation = Simulation.of(definition.build(), seed)) {
            Cluster cluster = simulation.cluster();
            cluster.apply(WORKLOAD);
            cluster.run(Duration.ofSeconds(30));
            cluster.node("n0").crash();
            cluster.node("n1").disconnect();
            cluster.run(Duration.ofMinutes(4));
            cluster.node("n2").freeze();
            cluster.scheduler().restart();
            cluster.node("n1").reconnect();
            cluster.run(Duration.ofMinutes(8));
            cluster.controllerManager().restart();
            cluster.node("n2").thaw();
            cluster.node("n0").start();
            cluster.node("n3").reboot();
            cluster.run(Duration.ofMinutes(5));
            return Long.toHexString(simulation.trace().hash());
        }
    }

    public static void main(String[] seeds) {
        for (String seed : seeds) System.out.println(hash(Long.parseLong(seed)));
    }
}
