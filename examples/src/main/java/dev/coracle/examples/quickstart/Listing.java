package dev.coracle.examples.quickstart;

import dev.coracle.client.Client;
import dev.coracle.examples.Table;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Objects of a cluster in tables, as {@code kubectl get} prints them. */
final class Listing {
    private final Client client;
    private final PrintWriter out;
    private final Instant now;

    Listing(Client client, PrintWriter out, Instant now) {
        this.client = client;
        this.out = out;
        this.now = now;
    }

    void nodes() {
        Table table = new Table("NAME", "STATUS", "ROLES", "AGE", "VERSION");
        for (Node node : client.nodes().list().items()) {
            String version = node.status().nodeInfo().kubeletVersion();
            table.row(node.name(), status(node), "<none>", age(node), version);
        }
        table.print(out);
    }

    void pods(String namespace) {
        Table table = new Table("NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE");
        for (Pod pod : client.pods(namespace).list().items()) {
            List<ContainerStatus> containers = pod.status().containerStatuses();
            table.row(
                    pod.name(),
                    containers.stream().filter(ContainerStatus::ready).count() + "/"
                            + pod.spec().containers().size(),
                    pod.isTerminating() ? "Terminating" : pod.status().phase().orElse(""),
                    containers.stream().mapToInt(ContainerStatus::restartCount).sum(),
                    age(pod),
                    pod.status().podIP().orElse("<none>"),
                    pod.spec().nodeName().orElse("<none>"));
        }
        table.print(out);
    }

    void endpoints(String namespace) {
        Table table = new Table("NAME", "ENDPOINTS", "AGE");
        for (Endpoints endpoints : client.endpoints(namespace).list().items()) {
            String addresses = endpoints.subsets().stream()
                    .flatMap(subset -> subset.addresses().stream()
                            .map(EndpointAddress::ip)
                            .flatMap(ip -> subset.ports().stream().map(port -> ip + ":" + port.port())))
                    .collect(Collectors.joining(","));
            table.row(endpoints.name(), addresses.isEmpty() ? "<none>" : addresses, age(endpoints));
        }
        table.print(out);
    }

    private static String status(Node node) {
        return (NodeConditions.isReady(node) ? "Ready" : "NotReady")
                + (node.spec().unschedulable() ? ",SchedulingDisabled" : "");
    }

    private String age(ApiObject object) {
        return object.metadata()
                .creationTimestamp()
                .map(it -> brief(Duration.between(it.instant(), now)))
                .orElse("<unknown>");
    }

    private static String brief(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) return seconds + "s";
        if (seconds < 600) return String.format(Locale.ROOT, "%dm%ds", seconds / 60, seconds % 60);
        return seconds < 3 * 3600 ? seconds / 60 + "m" : seconds / 3600 + "h";
    }
}
