package dev.coracle.examples.bench;

import dev.coracle.client.Client;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informers;
import dev.coracle.cluster.Cluster;
import dev.coracle.dsl.Clusters;
import dev.coracle.dsl.PodShape;
import dev.coracle.dsl.Workloads;
import dev.coracle.examples.Stopwatch;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.Bell;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How many pods a second go through the API server and the scheduler. Nodes are objects without kubelets, as in
 * Kubernetes' own scheduler_perf: pods end up bound, not running.
 */
@Command(
        name = "end-to-end",
        description = "Creates pods through the client, in real time, and measures until the last one is bound.",
        mixinStandardHelpOptions = true)
public final class EndToEnd implements Runnable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--nodes", description = "how many nodes; ${DEFAULT-VALUE} by default", defaultValue = "5000")
    private int nodes;

    @Option(names = "--pods", description = "how many pods; ${DEFAULT-VALUE} by default", defaultValue = "10000")
    private int pods;

    @Option(
            names = "--writers",
            description = "how many create at the same time; ${DEFAULT-VALUE} by default",
            defaultValue = "16")
    private int writers;

    @Mixin
    private Rounds rounds = new Rounds();

    @Mixin
    private ChosenStore store = new ChosenStore();

    @Override
    public void run() {
        rounds.forEach(this::measure);
    }

    private void measure(String round) {
        try (ChosenStore chosen = store;
                Cluster cluster = Clusters.define(
                                "bench", c -> c.store(chosen.factory()).controllers(List.of()))
                        .start()) {
            HollowNodes.add(cluster.client(), nodes);
            measure(cluster, round);
        }
    }

    private void measure(Cluster cluster, String round) {
        Platform load = cluster.world().platform().process("load");
        AtomicInteger bound = new AtomicInteger();
        Bell bell = new Bell();
        Informers informers = new Informers(cluster.client(), load);
        informers.of(Pod.class).handle(load.worker("observer"), new Handler<Pod>() {
            @Override
            public void added(Pod pod) {
                if (pod.spec().nodeName().isPresent()) note();
            }

            @Override
            public void updated(Pod before, Pod after) {
                if (before.spec().nodeName().isEmpty()
                        && after.spec().nodeName().isPresent()) note();
            }

            private void note() {
                if (bound.incrementAndGet() == pods) bell.ring();
            }
        });
        informers.start();

        Stopwatch watch = new Stopwatch(load.clock());
        for (int writer = 0; writer < writers; writer++) {
            int first = writer;
            load.worker("writer " + writer).execute(() -> create(cluster.client(), first));
        }
        if (!bell.await(() -> bound.get() == pods, LIMIT)) {
            throw new IllegalStateException("after " + LIMIT + " only " + bound + " of " + pods + " pods are bound");
        }
        double seconds = watch.seconds();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %s: %d pods on %d nodes in %.2f s: %.0f pods/s%n",
                store,
                round,
                pods,
                nodes,
                seconds,
                pods / seconds);
        out.flush();
    }

    private void create(Client client, int first) {
        for (int i = first; i < pods; i += writers) {
            client.pods("default").create(Workloads.pod("pod-" + i, EndToEnd::small));
        }
    }

    private static PodShape small(PodShape pod) {
        return pod.image("registry.k8s.io/pause:3.10").cpu("100m").memory("128Mi");
    }
}
