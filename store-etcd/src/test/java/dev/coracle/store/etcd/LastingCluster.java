package dev.coracle.store.etcd;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.ClusterPlan;
import dev.coracle.dsl.Clusters;
import dev.coracle.store.StoreFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A cluster on etcd, with two pods; as a program it runs until it is killed. */
final class LastingCluster {
    static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: "web:1"}]}
            """;

    private LastingCluster() {}

    static ClusterPlan on(String... endpoints) {
        return on(EtcdStore.at(endpoints));
    }

    static ClusterPlan on(StoreFactory store) {
        return Clusters.define("lasting", c -> c.store(store).nodes(2));
    }

    /** Another API server for it, and nothing else. */
    static ClusterPlan serverOn(String... endpoints) {
        return Clusters.define(
                "server",
                c -> c.store(EtcdStore.at(endpoints))
                        .with(parts -> parts.scheduler(Optional.empty()).controllers(List.of())));
    }

    /** Says {@code ready} once the pods are. */
    public static void main(String[] arguments) throws IOException {
        try (Cluster cluster = on(arguments).start()) {
            cluster.apply(WEB);
            cluster.await(Conditions.rolledOut("default", "web"));
            System.out.println("ready");
            int told = System.in.read(); // nobody tells
            System.out.println(told);
        }
    }
}
