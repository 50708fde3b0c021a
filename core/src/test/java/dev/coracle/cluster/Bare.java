package dev.coracle.cluster;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import java.util.Optional;

/** Clusters without a scheduler and without controllers, so that nothing happens but what a test does. */
final class Bare {
    private Bare() {}

    static ClusterDefinition.Builder cluster(String name) {
        return ClusterDefinition.builder()
                .name(name)
                .scheduler(Optional.empty())
                .controllers(List.of());
    }

    /** A node whose agent does nothing. */
    static NodeDefinition node(String name) {
        return node(name, context -> Running.UNTIL_ITS_PROCESS_ENDS);
    }

    static NodeDefinition node(String name, NodeAgentFactory agent) {
        return NodeDefinition.builder().name(name).agent(agent).build();
    }

    static ConfigMap configMap(String name) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.builder().namespace("default").name(name).build())
                .build();
    }

    /** Names of the config maps in the namespace {@code default}. */
    static List<String> configMaps(Client client) {
        return client.as(User.ADMIN).configMaps("default").list().items().stream()
                .map(ConfigMap::name)
                .toList();
    }

    /** Names of the threads of a cluster, by the cluster's name. */
    static List<String> threads(String cluster) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(it -> it.startsWith("coracle-" + cluster + "-"))
                .sorted()
                .toList();
    }
}
