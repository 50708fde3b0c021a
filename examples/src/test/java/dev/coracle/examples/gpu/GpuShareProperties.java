package dev.coracle.examples.gpu;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.DefaultParts;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.dsl.Workloads;
import dev.coracle.model.Quantity;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterDomain;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.invariant.NoOvercommit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Shares of GPUs in clusters whose nodes fail, and whose scheduler does. */
@Domain(GpuShareProperties.Failing.class)
@Domain(DomainContext.Global.class)
class GpuShareProperties {
    /** Nodes crash and are cut off; the scheduler crashes, stops, and does not hear what comes of its calls. */
    static class Failing extends ClusterDomain {
        Failing() {
            super(Scope.USUAL
                    .withNodes(5)
                    .ofPlainPods()
                    .withKinds(List.of(
                            FaultKind.NODE_CRASH,
                            FaultKind.NODE_REBOOT,
                            FaultKind.NODE_DISCONNECT,
                            FaultKind.COMPONENT_CRASH,
                            FaultKind.COMPONENT_STOP,
                            FaultKind.COMPONENT_FREEZE,
                            FaultKind.API_ANSWERS_LOST,
                            FaultKind.API_WRITES_LOST,
                            FaultKind.WATCH_DELAY,
                            FaultKind.POD_DELETE)));
        }
    }

    /** Pods that ask for GPUs. */
    record Wish(int pods, GpuRequest request) {}

    @Provide
    Arbitrary<List<Wish>> wishes() {
        Arbitrary<GpuRequest> requests = Arbitraries.oneOf(
                Arbitraries.of(100, 250, 300, 470, 500, 810, 1000).map(millis -> new GpuRequest(1, millis)),
                Arbitraries.of(2, 4).map(count -> new GpuRequest(count, GpuRequest.WHOLE)));
        return Combinators.combine(Arbitraries.integers().between(1, 5), requests)
                .as(Wish::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Integer>> gpus() {
        return Arbitraries.of(0, 1, 2, 4).list().ofSize(5);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    @Label("safety: no GPU is given away twice; liveness: when all is well again, no pod waits that fits")
    void sharesFitDevices(
            @ForAll ClusterCase played, @ForAll("wishes") List<Wish> wishes, @ForAll("gpus") List<Integer> gpus) {
        Experiment.builder()
                .change(cluster -> withGpus(cluster, gpus, packing(wishes)))
                .wishes(deployments(wishes))
                .invariants(() -> List.of(new SharesFitDevices(), new FittingSharesArePlaced(), new NoOvercommit()))
                .build()
                .run(played)
                .orThrow();
    }

    private static Packing packing(List<Wish> wishes) {
        return new Fragmentation(TargetWorkload.of(wishes.stream()
                .map(wish -> new Demand(100, 64 << 20, wish.request(), List.of()))
                .toList()));
    }

    private static ClusterDefinition.Builder withGpus(
            ClusterDefinition.Builder cluster, List<Integer> gpus, Packing packing) {
        List<NodeDefinition> nodes = new ArrayList<>();
        for (NodeDefinition node : cluster.build().nodes()) {
            Map<String, Quantity> capacity = new LinkedHashMap<>(node.capacity());
            capacity.put(GpuNodes.COUNT, Quantity.of(gpus.get(nodes.size() % gpus.size())));
            nodes.add(node.withCapacity(capacity));
        }
        return cluster.nodes(nodes).scheduler(DefaultParts.scheduler(SchedulerOptions.of(GpuShare.profile(packing))));
    }

    private static List<Deployment> deployments(List<Wish> wishes) {
        List<Deployment> deployments = new ArrayList<>();
        for (Wish wish : wishes) {
            Deployment plain = Workloads.deployment(
                    "gpu-" + deployments.size(),
                    wish.pods(),
                    shape -> shape.cpu("100m").memory("64Mi"));
            PodTemplateSpec template = plain.spec().template();
            deployments.add(plain.withSpec(plain.spec()
                    .withTemplate(template.withMetadata(
                            template.metadata().withAnnotations(wish.request().annotations())))));
        }
        return deployments;
    }
}
