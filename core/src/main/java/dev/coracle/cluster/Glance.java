package dev.coracle.cluster;

import dev.coracle.api.ListOptions;
import dev.coracle.client.Client;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects in a few words, for people who wonder why something does not happen. */
final class Glance {
    private static final int MOST = 5;

    private Glance() {}

    static ListOptions labelled(String labelSelector) {
        return ListOptions.builder().labelSelector(labelSelector).build();
    }

    /** An object and what holds it up. */
    static String at(ApiObject object) {
        if (object instanceof Pod pod) return pod.name() + " " + trouble(pod);
        if (object instanceof Node node)
            return node.name() + (NodeConditions.isReady(node) ? " is ready" : " is not ready");
        return object.name() + (object.isTerminating() ? " is terminating" : " is there") + " at revision "
                + object.resourceVersion();
    }

    /** Whether a pod serves: its condition Ready is true, and it is not on its way out. */
    static boolean isReady(Pod pod) {
        return !pod.isTerminating() && PodConditions.isReady(pod);
    }

    /** Whether nothing more is to be expected of a pod. */
    static boolean isSettled(Pod pod) {
        return isReady(pod) || phase(pod).equals("Succeeded");
    }

    /** The pods of a namespace that are not as they should be, after a semicolon; empty where all are. */
    static String troubles(Client client, String namespace) {
        List<String> troubles = client.pods(namespace).list().items().stream()
                .filter(pod -> !isSettled(pod))
                .map(Glance::at)
                .toList();
        return troubles.isEmpty() ? "" : "; " + some(troubles);
    }

    /** The first few, and how many more there are. */
    static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
        return all.size() > MOST ? first + " and " + (all.size() - MOST) + " more" : first;
    }

    private static String phase(Pod pod) {
        return pod.status().phase().orElse("");
    }

    private static String trouble(Pod pod) {
        String state = pod.isTerminating() ? "Terminating" : phase(pod);
        Stream<ContainerStatus> containers =
                Stream.concat(pod.status().initContainerStatuses().stream(), pod.status().containerStatuses().stream());
        Optional<String> waiting = containers
                .flatMap(it -> it.state().waiting().stream())
                .map(it -> it.reason().orElse("")
                        + it.message().map(text -> " (" + text + ")").orElse(""))
                .findFirst();
        Optional<String> unscheduled = pod.status().conditions().stream()
                .filter(it -> it.type().equals("PodScheduled") && it.status().equals("False"))
                .map(it -> it.message().orElse(it.reason().orElse("")))
                .findFirst();
        return "is " + state
                + unscheduled.or(() -> waiting).map(it -> ": " + it).orElse("");
    }
}
