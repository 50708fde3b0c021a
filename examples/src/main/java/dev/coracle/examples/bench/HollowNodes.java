package dev.coracle.examples.bench;

import dev.coracle.client.Client;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.meta.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nodes that are only objects: ready, and nothing runs on them. */
final class HollowNodes {
    private HollowNodes() {}

    static void add(Client client, int count) {
        Map<String, Quantity> capacity = new LinkedHashMap<>();
        capacity.put("cpu", Quantity.of(32));
        capacity.put("memory", Quantity.parse("64Gi"));
        capacity.put("pods", Quantity.of(110));
        NodeStatus status = NodeStatus.builder()
                .capacity(capacity)
                .allocatable(capacity)
                .addCondition(
                        NodeCondition.builder().type("Ready").status("True").build())
                .build();
        for (int i = 0; i < count; i++) {
            String name = "node-" + i;
            ObjectMeta metadata = ObjectMeta.builder()
                    .name(name)
                    .putLabel("kubernetes.io/hostname", name)
                    .build();
            Node node = client.nodes().create(Node.builder().metadata(metadata).build());
            client.nodes().updateStatus(node.withStatus(status));
        }
    }
}
