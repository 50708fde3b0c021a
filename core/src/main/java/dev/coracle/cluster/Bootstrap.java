package dev.coracle.cluster;

import dev.coracle.client.Client;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.scheduling.PriorityClass;
import java.util.List;

/** What is in every cluster from the first. */
final class Bootstrap {
    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private Bootstrap() {}

    /** Makes what is missing; what is there, in a store that held a cluster before, stays as it is. */
    static void of(Client client) {
        for (String namespace : NAMESPACES) {
            make(
                    client,
                    Namespace.class,
                    Namespace.builder().metadata(named("", namespace)).build());
            make(
                    client,
                    ServiceAccount.class,
                    ServiceAccount.builder()
                            .metadata(named(namespace, "default"))
                            .build());
        }
        priority(
                client,
                "system-cluster-critical",
                2_000_000_000,
                "Used for system critical pods that must run in the cluster,"
                        + " but can be moved to another node if necessary.");
        priority(
                client,
                "system-node-critical",
                2_000_001_000,
                "Used for system critical pods that must not be moved from" + " their current node.");
    }

    private static void priority(Client client, String name, int value, String description) {
        make(
                client,
                PriorityClass.class,
                PriorityClass.builder()
                        .metadata(named("", name))
                        .value(value)
                        .description(description)
                        .build());
    }

    private static <T extends ApiObject> void make(Client client, Class<T> type, T object) {
        if (client.of(type).in(object.namespace()).find(object.name()).isEmpty())
            client.of(type).create(object);
    }

    private static ObjectMeta named(String namespace, String name) {
        return ObjectMeta.builder().namespace(namespace).name(name).build();
    }
}
