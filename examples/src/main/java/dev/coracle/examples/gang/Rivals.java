package dev.coracle.examples.gang;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.ClusterPlan;
import dev.coracle.dsl.Clusters;
import dev.coracle.dsl.Workloads;
import dev.coracle.examples.Table;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.decide.Explainer;
import dev.coracle.simulation.Simulation;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two groups of pods, each of which needs more than half of a cluster. */
@Command(
        name = "gang",
        description =
                "Two groups of pods that each need more than half of a cluster: one runs as a whole, the other waits"
                        + " as a whole, until the first is deleted. In simulated time.",
        mixinStandardHelpOptions = true)
public final class Rivals implements Runnable {
    private static final String NAMESPACE = "default";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seed", paramLabel = "SEED", description = "where all chance comes from; 42 by default")
    private long seed = 42;

    /** What schedules groups: the usual plugins, and one more. */
    static Profile profile() {
        return Profile.defaults().with(GangScheduling.NAME, GangScheduling::new);
    }

    /** Four nodes, each of which has room for one pod of a group. */
    static ClusterPlan plan() {
        return Clusters.define(
                "rivals",
                c -> c.nodes(4, node -> node.cores(1).zone("zone"))
                        .profiles(profile())
                        .with(it -> it.addKinds(PodGroup.served())));
    }

    /** A group that needs so many pods. */
    static PodGroup group(String name, int needed) {
        return PodGroup.builder()
                .metadata(ObjectMeta.builder().namespace(NAMESPACE).name(name).build())
                .spec(PodGroupSpec.builder().minMember(needed).build())
                .build();
    }

    /** A pod of the group, that fills a node. */
    static Pod member(String group, int number) {
        return Workloads.pod(
                group + "-" + number, pod -> pod.image("job:1").cpu("1").label(GangScheduling.LABEL, group));
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (Simulation simulation = plan().simulate(seed)) {
            Cluster cluster = simulation.cluster();
            cluster.await(Conditions.nodesReady(4));
            cluster.apply(group("red", 3));
            cluster.apply(group("blue", 3));
            for (int i = 1; i <= 3; i++) {
                cluster.apply(member("red", i));
                cluster.apply(member("blue", i));
            }
            show(cluster, out, "two groups of three on four nodes");
            for (int i = 1; i <= 3; i++) cluster.client().pods(NAMESPACE).delete("red-" + i);
            show(cluster, out, "the first group is deleted");
        }
    }

    private static void show(Cluster cluster, PrintWriter out, String what) {
        cluster.run(Duration.ofMinutes(1));
        out.println(what + ":");
        Table table = new Table("POD", "NODE", "WHY");
        for (Pod pod : cluster.client().pods(NAMESPACE).list().items()) {
            String node = pod.spec().nodeName().orElse("");
            table.row(pod.name(), node, node.isEmpty() ? why(cluster, pod) : "");
        }
        table.print(out);
        out.println();
    }

    private static String why(Cluster cluster, Pod pod) {
        return Explainer.of(cluster.client(), profile())
                .explain(pod)
                .refusal()
                .map(it -> String.join(", ", it.reasons()))
                .orElse("");
    }
}
