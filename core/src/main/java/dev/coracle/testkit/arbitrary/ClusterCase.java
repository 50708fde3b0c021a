package dev.coracle.testkit.arbitrary;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.FaultRun;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster, what is wanted of it, and what befalls it: all that a run depends on, as a value.
 *
 * <pre>{@code
 * @Property
 * void nothingIsOvercommitted(@ForAll(supplier = ClusterCases.class) ClusterCase random) {
 *     try (Simulation simulation = Simulation.of(random.definition().build(), random.seed());
 *             InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), new NoOvercommit())) {
 *         random.begin(simulation);
 *         simulation.cluster().run(random.end().plusMinutes(5));
 *         monitor.checkSettled();
 *     }
 * }
 * }</pre>
 *
 * @param nodes called {@code node-1} and so on
 * @param workloads called {@code app-1} and so on
 * @param faults what befalls the nodes and the components
 * @param seed where all chance of the run comes from
 */
public record ClusterCase(List<NodeShape> nodes, List<Workload> workloads, FaultPlan faults, long seed) {
    /** A cluster of these nodes and the usual parts, to be completed. */
    public ClusterDefinition.Builder definition() {
        ClusterDefinition.Builder definition = ClusterDefinition.builder().name("random");
        for (int i = 0; i < nodes.size(); i++) definition.addNode(nodes.get(i).definition("node-" + (i + 1)));
        return definition;
    }

    /** Plans workloads and faults, counted from now; returns at once. See {@link FaultPlan#befall}. */
    public FaultRun begin(Simulation simulation) {
        Duration now = simulation.time();
        for (int i = 0; i < workloads.size(); i++) {
            String name = "app-" + (i + 1);
            Workload workload = workloads.get(i);
            simulation.kernel().at(now.plus(workload.at()), "apply " + name, () -> {
                workload.objects(name).forEach(object -> apply(simulation.cluster(), object));
            });
        }
        return faults.befall(simulation);
    }

    private static <T extends ApiObject> void apply(Cluster cluster, T object) {
        cluster.apply(object);
    }

    /** When the last workload was applied and the last failure is over. */
    public Duration end() {
        return Stream.concat(Stream.of(faults.end()), workloads.stream().map(Workload::at))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed ").append(seed);
        for (int i = 0; i < nodes.size(); i++)
            text.append("\n  node-").append(i + 1).append(": ").append(nodes.get(i));
        for (int i = 0; i < workloads.size(); i++)
            text.append("\n  app-").append(i + 1).append(": ").append(workloads.get(i));
        faults.faults().forEach(it -> text.append("\n  ").append(it));
        return text.toString();
    }
}
