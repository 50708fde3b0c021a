package dev.coracle.testkit.arbitrary;

import dev.coracle.platform.SeededEntropy;
import dev.coracle.simulation.fault.FaultPlan;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Random cases and their parts for properties of jqwik: {@link ClusterCase}, {@link NodeShape}, {@link Workload},
 * {@link PodShape} and {@link FaultPlan}.
 *
 * <pre>{@code
 * @Property
 * @Domain(ClusterDomain.class)
 * void fits(@ForAll NodeShape node, @ForAll PodShape pod) { ... }
 * }</pre>
 */
public class ClusterDomain extends DomainContextBase {
    private static final int NODES = 4;
    private static final int WORKLOADS = 3;

    private final Scope scope;

    /** The usual ones. */
    public ClusterDomain() {
        this(Scope.USUAL);
    }

    /** Those of a scope: for a domain of one's own, which extends this. */
    protected ClusterDomain(Scope scope) {
        this.scope = scope;
    }

    /** Whole cases. */
    @Provide
    Arbitrary<ClusterCase> cases() {
        return ClusterCases.of(scope);
    }

    /** What nodes are like. */
    @Provide
    Arbitrary<NodeShape> nodes() {
        return records(draw -> DrawnPods.node(draw, DrawnPods.ZONES));
    }

    /** What is to run. */
    @Provide
    Arbitrary<Workload> workloads() {
        return records(draw -> new DrawnPods(draw).workload(scope.window()));
    }

    /** What pods are like. */
    @Provide
    Arbitrary<PodShape> pods() {
        return records(draw -> new DrawnPods(draw).pod());
    }

    /** What befalls {@value NODES} nodes, {@value WORKLOADS} workloads and the components. */
    @Provide
    Arbitrary<FaultPlan> plans() {
        return records(draw -> plan(draw, draw.of("cluster")));
    }

    private FaultPlan plan(Draw draw, Draw cluster) {
        List<NodeShape> nodes = cluster.times(NODES, NODES)
                .mapToObj(i -> DrawnPods.node(cluster, DrawnPods.ZONES))
                .toList();
        DrawnPods pods = new DrawnPods(cluster);
        List<Workload> workloads = cluster.times(WORKLOADS, WORKLOADS)
                .mapToObj(i -> pods.workload(scope.window()))
                .toList();
        return new DrawnFaults(draw, scope, nodes, workloads).plan();
    }

    private static <T extends Record> Arbitrary<T> records(Function<Draw, T> making) {
        return Arbitraries.fromGenerator(Seeds.generator()
                .mapShrinkable(
                        seed -> new ShrinkableRecord<>(making.apply(new Draw(new SeededEntropy(seed.value()))))));
    }
}
