package dev.coracle.examples.quickstart;

import dev.coracle.client.Client;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Condition;
import dev.coracle.cluster.Condition.Observation;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.ClusterPlan;
import dev.coracle.examples.Stopwatch;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.timeline.Timeline.Mark;
import dev.coracle.simulation.timeline.TimelineRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Applies a manifest, crashes a node, and shows how the cluster gets over it. */
@Command(
        name = "quickstart",
        description =
                "Starts a cluster of three nodes, applies a deployment and a service, crashes a node, and shows taint,"
                        + " eviction, replacement, and the endpoints following.",
        mixinStandardHelpOptions = true)
public final class Quickstart implements Runnable {
    private static final String NAMESPACE = "default";
    private static final String DEPLOYMENT = "web";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--file", paramLabel = "FILE", description = "manifest with a deployment and a service called web")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--simulate",
            paramLabel = "SEED",
            description = "run in simulated time, with all chance from this seed")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "with --simulate: write what happened to this file, as a page for a browser")
    private Optional<Path> timeline = Optional.empty();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        String manifest = file.map(Quickstart::read).orElseGet(Quickstart::sample);
        ClusterPlan plan = ThreeNodes.plan();
        if (seed.isPresent()) {
            simulate(plan, manifest, out, seed.get());
            return;
        }
        if (timeline.isPresent()) throw new ParameterException(spec.commandLine(), "--timeline needs --simulate");
        try (Cluster cluster = plan.start()) {
            play(cluster, manifest, out, step -> {});
        }
    }

    private void simulate(ClusterPlan plan, String manifest, PrintWriter out, long chosen) {
        try (Simulation simulation = plan.simulate(chosen);
                TimelineRecorder recorder = TimelineRecorder.on(simulation)) {
            List<Mark> marks = new ArrayList<>();
            play(simulation.cluster(), manifest, out, step -> marks.add(Mark.note(simulation.time(), step)));
            out.printf("%nseed %d, trace %016x%n", chosen, simulation.trace().hash());
            timeline.ifPresent(
                    it -> write(it, recorder.timeline(List.of(), marks).html()));
        }
    }

    /** The same on any cluster, in real and in simulated time. */
    static void play(Cluster cluster, String manifest, PrintWriter out, Consumer<String> steps) {
        Clock clock = cluster.world().platform().clock();
        Client client = cluster.client();
        Stopwatch watch = new Stopwatch(clock);

        out.println("$ kubectl apply -f web.yaml");
        for (ApiObject object : cluster.apply(manifest)) {
            out.println(object.kind() + " " + object.name() + " applied");
        }
        cluster.await(Conditions.rolledOut(NAMESPACE, DEPLOYMENT));
        step(out, watch, "all pods are ready", steps);
        Listing before = new Listing(client, out, clock.now());
        before.nodes();
        out.println();
        before.pods(NAMESPACE);
        out.println();
        before.endpoints(NAMESPACE);

        Pod victim = client.pods(NAMESPACE).list().items().get(0);
        String node = victim.spec().nodeName().orElseThrow();
        Stopwatch sinceCrash = new Stopwatch(clock);
        cluster.node(node).crash();
        step(out, sinceCrash, node + " crashes", steps);
        cluster.await(tainted(node));
        step(out, sinceCrash, node + " is tainted node.kubernetes.io/unreachable:NoExecute", steps);
        cluster.await(evicted(node));
        step(out, sinceCrash, "its pods are evicted", steps);
        cluster.await(Conditions.rolledOut(NAMESPACE, DEPLOYMENT));
        step(out, sinceCrash, "their replacements are ready", steps);
        cluster.await(withoutAddress(victim.status().podIP().orElseThrow()));
        step(out, sinceCrash, "the endpoints follow", steps);
        Listing after = new Listing(client, out, clock.now());
        after.nodes();
        out.println();
        after.pods(NAMESPACE);
        out.println();
        after.endpoints(NAMESPACE);
    }

    private static void step(PrintWriter out, Stopwatch watch, String what, Consumer<String> steps) {
        steps.accept(what);
        out.println();
        out.println("[" + watch + "] " + what);
        out.flush();
    }

    private static Condition tainted(String node) {
        return Conditions.object(
                Node.class,
                "",
                node,
                "to be tainted",
                it -> it.spec().taints().stream()
                        .anyMatch(taint -> taint.key().equals("node.kubernetes.io/unreachable")
                                && taint.effect().equals("NoExecute")));
    }

    private static Condition evicted(String node) {
        return Conditions.that("the pods on " + node + " to be evicted", client -> {
            List<Pod> left = client.pods(NAMESPACE).list().items().stream()
                    .filter(pod -> pod.spec().nodeName().orElse("").equals(node) && !pod.isTerminating())
                    .toList();
            return new Observation(left.isEmpty(), left.size() + " are left");
        });
    }

    private static Condition withoutAddress(String address) {
        return Conditions.that("the endpoints to drop " + address, client -> {
            boolean there = client.endpoints(NAMESPACE).get(DEPLOYMENT).subsets().stream()
                    .flatMap(subset -> subset.addresses().stream())
                    .anyMatch(it -> it.ip().equals(address));
            return new Observation(!there, there ? "it is there" : "it is not");
        });
    }

    /** The manifest that comes with the example. */
    static String sample() {
        try (InputStream stream = Objects.requireNonNull(Quickstart.class.getResourceAsStream("web.yaml"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest " + file, e);
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the timeline " + file, e);
        }
    }
}
