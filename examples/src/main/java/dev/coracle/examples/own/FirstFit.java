package dev.coracle.examples.own;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.cluster.ComponentContext;
import dev.coracle.cluster.ComponentFactory;
import dev.coracle.cluster.Running;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodStatus;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A scheduler that once a second binds each pod to the first node that has room for it.
 *
 * @param resources what it looks at
 */
public record FirstFit(List<String> resources) implements ComponentFactory {
    /** One that looks at everything an ordinary pod asks for. */
    public static FirstFit careful() {
        return new FirstFit(List.of("cpu", "memory", "pods"));
    }

    /** One whose author forgot the memory. */
    public static FirstFit forgetful() {
        return new FirstFit(List.of("cpu", "pods"));
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
        Room room = new Room(resources);
        List<Node> nodes = client.nodes().list().items();
        List<Pod> pods = client.pods().list().items();
        pods.forEach(pod -> pod.spec().nodeName().ifPresent(node -> room.take(pod, node)));
        for (Pod pod : pods) {
            if (pod.spec().nodeName().isPresent() || pod.isTerminating()) continue;
            Optional<Node> first = nodes.stream()
                    .filter(node -> isOpen(node) && room.isFor(pod, node))
                    .findFirst();
            if (first.isPresent()) {
                room.take(pod, first.get().name());
                client.pods().bind(pod, first.get().name());
            } else {
                sayWhyNot(client, pod);
            }
        }
    }

    /** As Kubernetes' own scheduler does, so that people and autoscalers see it. */
    private static void sayWhyNot(Client client, Pod pod) {
        if (pod.status().conditions().stream().anyMatch(it -> it.type().equals("PodScheduled"))) return;
        PodCondition unschedulable = PodCondition.builder()
                .type("PodScheduled")
                .status("False")
                .reason("Unschedulable")
                .message("no node has room")
                .build();
        PodStatus.Builder status = PodStatus.builder().from(pod.status()).addCondition(unschedulable);
        client.pods(pod.namespace()).updateStatus(pod.withStatus(status.build()));
    }

    private static boolean isOpen(Node node) {
        return NodeConditions.isReady(node)
                && !node.spec().unschedulable()
                && node.spec().taints().isEmpty()
                && node.metadata().deletionTimestamp().isEmpty();
    }
}
