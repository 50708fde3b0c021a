package dev.coracle.testkit.invariant;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.cluster.ComponentContext;
import dev.coracle.cluster.ComponentFactory;
import dev.coracle.cluster.Running;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.List;

/**
 * A scheduler that once a second binds each pod to the first node that has room for it, as far as it looks.
 *
 * @param overlooked resources that it does not look at
 */
record ToyScheduler(List<String> overlooked) implements ComponentFactory {
    private static final List<String> EVERYTHING =
            List.of("cpu", "memory", "ephemeral-storage", "pods", "example.com/device");

    static ToyScheduler careful() {
        return new ToyScheduler(List.of());
    }

    static ToyScheduler ignoring(String resource) {
        return new ToyScheduler(List.of(resource));
    }

    /** Binds without checking anything. */
    static ToyScheduler blind() {
        return new ToyScheduler(EVERYTHING);
    }

    @Override
    public Running start(ComponentContext context) {
        again(context.client(), context.platform().worker("rounds"));
        return Running.UNTIL_ITS_PROCESS_ENDS;
    }

    private void again(Client client, Worker worker) {
        worker.after(Duration.ofSeconds(1), () -> {
            again(client, worker);
            try {
                round(client);
            } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
                // The next round sees what came of it.
            }
        });
    }

    private void round(Client client) {
        NodeLoads loads = new NodeLoads();
        List<Node> nodes = client.nodes().list().items();
        List<Pod> pods = client.pods().list().items();
        pods.forEach(loads::put);
        for (Pod pod : pods) {
            if (pod.spec().nodeName().isPresent()) continue;
            for (Node node : nodes) {
                if (!hasRoom(node, pod, loads)) continue;
                client.pods().bind(pod, node.name());
                loads.put(pod.withSpec(pod.spec().withNodeName(node.name())));
                break;
            }
        }
    }

    private boolean hasRoom(Node node, Pod pod, NodeLoads loads) {
        return NodeLoads.asked(pod).entrySet().stream()
                .filter(it -> !overlooked.contains(it.getKey()))
                .allMatch(it -> loads.on(node.name()).getOrDefault(it.getKey(), 0L) + it.getValue()
                        <= NodeLoads.allocatable(node, it.getKey()));
    }
}
