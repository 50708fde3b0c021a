package dev.coracle.simulation.fault;

import dev.coracle.client.leader.Election;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.ComponentDefinition;
import dev.coracle.cluster.ComponentFactory;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.cluster.Running;
import dev.coracle.controllers.ControllerManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A small cluster that can suffer from every fault, and whom each kind befalls there. */
final class Subjects {
    static final String LEASE = "kube-system/shop-manager";
    static final String WORKLOAD = "default/web";

    static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 4
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 5
                  containers:
                  - name: main
                    image: web
                    resources: {requests: {cpu: 500m}}
                    readinessProbe: {httpGet: {port: 80}, periodSeconds: 1}
            """;

    private Subjects() {}

    /** Four nodes in two zones, and two managers of nothing of which one leads. */
    static ClusterDefinition definition() {
        ClusterDefinition.Builder definition = ClusterDefinition.builder();
        for (int i = 1; i <= 4; i++) {
            definition.addNode(NodeDefinition.builder()
                    .name("node-" + i)
                    .putLabel("topology.kubernetes.io/zone", i <= 2 ? "a" : "b")
                    .build());
        }
        return definition
                .addComponent(manager("manager-1"))
                .addComponent(manager("manager-2"))
                .build();
    }

    private static ComponentDefinition manager(String name) {
        ComponentFactory factory = context -> {
            Election election = Election.of("kube-system", "shop-manager", name);
            ControllerManager manager =
                    new ControllerManager(context.client(), context.platform(), List.of(), Optional.of(election));
            manager.start();
            return Running.ending(manager::close);
        };
        return new ComponentDefinition(name, factory);
    }

    /** A fault of this kind, of medium strength where it has any. */
    static Fault fault(FaultKind kind, Duration at, Duration lasting) {
        return Fault.at(at, kind, target(kind), lasting, kind.least() + Math.min(60, (kind.most() - kind.least()) / 2));
    }

    static String target(FaultKind kind) {
        return switch (kind.target()) {
            case NODE -> "node-1";
            case ZONE -> "a";
            case NODES, CALLER, EVERYBODY -> "*";
            case COMPONENT, PROCESS -> "kube-controller-manager";
            case LEASE -> LEASE;
            case RESOURCE -> "nodes";
            case WORKLOAD -> WORKLOAD;
            case API_SERVER -> "kube-apiserver";
            case STORE -> "store";
        };
    }
}
