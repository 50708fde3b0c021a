package dev.coracle.simulation.fault;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Containers that end, are unwell or slow, and images that cannot be had, addresses: on nodes with the simulated runtime. */
final class ContainerFaults implements Subject {
    private static final String EVERY_IMAGE = "";

    private final Cluster cluster;
    private final Ongoing ongoing;
    private final Entropy chance;
    private final Set<String> concerned = new LinkedHashSet<>();
    private final Map<Stroke, List<String>> unwell = new LinkedHashMap<>();

    ContainerFaults(Cluster cluster, Ongoing ongoing, Entropy chance) {
        this.cluster = cluster;
        this.ongoing = ongoing;
        this.chance = chance;
    }

    @Override
    public void begins(Stroke stroke) {
        ClusterNode node = cluster.node(stroke.target());
        concerned.add(stroke.target());
        if (!node.isOn()) return;
        SimulatedRuntime runtime = node.simulatedRuntime();
        switch (stroke.kind()) {
            case CONTAINER_CRASH -> share(stroke, runtime).forEach(id -> runtime.exit(id, 1));
            case CONTAINER_OOM -> share(stroke, runtime).forEach(runtime::oomKill);
            case CONTAINER_UNREADY -> {
                List<String> chosen = share(stroke, runtime);
                unwell.put(stroke, chosen);
                chosen.forEach(id -> runtime.unwell(id, true));
            }
            default -> settle(node);
        }
    }

    @Override
    public void ends(Stroke stroke) {
        ClusterNode node = cluster.node(stroke.target());
        List<String> ill = unwell.remove(stroke);
        if (!node.isOn()) return;
        if (ill != null) ill.forEach(id -> cure(node, id));
        settle(node);
    }

    /** Makes a container well, where no other stroke keeps it ill. */
    private void cure(ClusterNode node, String id) {
        boolean stillIll = unwell.values().stream().anyMatch(it -> it.contains(id));
        if (!stillIll) node.simulatedRuntime().unwell(id, false);
    }

    /** A share of the containers that run, by random. */
    private List<String> share(Stroke stroke, SimulatedRuntime runtime) {
        List<String> running = new ArrayList<>();
        for (String pod : runtime.pods()) {
            runtime.pod(pod).containers().stream()
                    .filter(ContainerRun::isRunning)
                    .forEach(it -> running.add(it.id()));
        }
        Entropy own = chance.stream(stroke.fault().toString());
        return Sharing.shuffled(running, own).subList(0, Sharing.count(running.size(), stroke.amount()));
    }

    /** Makes all runtimes be as they have to: also those of nodes that booted since. */
    void settle() {
        for (String name : concerned) {
            ClusterNode node = cluster.node(name);
            if (node.isOn()) settle(node);
        }
    }

    private void settle(ClusterNode node) {
        SimulatedRuntime runtime = node.simulatedRuntime();
        runtime.delayStarts(Duration.ofMillis(ongoing.sum(node.name(), FaultKind.CONTAINER_SLOW_START)));
        runtime.ignoreTerm(ongoing.any(node.name(), FaultKind.CONTAINER_IGNORES_TERM));
        runtime.reuseAddresses(ongoing.any(node.name(), FaultKind.ADDRESS_REUSE));
        if (ongoing.any(node.name(), FaultKind.IMAGE_PULL_FAILURE)) {
            runtime.failPulls(EVERY_IMAGE, "the registry does not answer");
        } else {
            runtime.healPulls(EVERY_IMAGE);
        }
    }
}
