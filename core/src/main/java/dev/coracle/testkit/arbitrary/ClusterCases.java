package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Random clusters with workloads and faults: mostly small, mostly full, some of it impossible. What fails shrinks to few
 * nodes, workloads and faults, each as plain as may be.
 */
public final class ClusterCases implements ArbitrarySupplier<ClusterCase> {
    private static final String[] ZONES = {"a", "b", "c"};
    private static final String[] COMPONENTS = {"kube-scheduler", "kube-controller-manager"};

    /** Those of one node or component that have no amount. */
    private static final List<FaultKind> KINDS = Arrays.stream(FaultKind.values())
            .filter(it -> it.unit() == FaultKind.Unit.NONE)
            .filter(it -> it.target() == FaultKind.Target.NODE || it.target() == FaultKind.Target.COMPONENT)
            .toList();

    private static final int WINDOW_MILLIS = 120_000;

    /** Some just short of a limit of Kubernetes' own and some just beyond: leases of 10 s and 15 s, a node's grace. */
    private static final Integer[] LASTING_MILLIS = {
        50, 900, 5_000, 9_000, 11_000, 14_900, 15_100, 30_000, 39_000, 41_000, 49_000, 51_000, 90_000
    };

    /** As many nodes, workloads and faults as an ordinary property has time for. */
    public ClusterCases() {}

    @Override
    public Arbitrary<ClusterCase> get() {
        return Combinators.combine(
                        nodes().list().ofMinSize(1).ofMaxSize(5),
                        workloads().list().ofMinSize(1).ofMaxSize(8),
                        strikes().list().ofMaxSize(5),
                        Arbitraries.longs().between(0, Long.MAX_VALUE).withDistribution(RandomDistribution.uniform()))
                .as((nodes, workloads, strikes, seed) ->
                        new ClusterCase(nodes, workloads, plan(strikes, nodes.size()), seed))
                .withoutEdgeCases();
    }

    /** Random nodes. */
    public static Arbitrary<NodeShape> nodes() {
        return Combinators.combine(
                        Arbitraries.of(1, 2, 4, 8),
                        Arbitraries.of(1, 2, 4, 8, 16),
                        Arbitraries.of(110, 4, 2),
                        Arbitraries.of(0, 0, 0, 1, 4),
                        Arbitraries.of(ZONES),
                        Arbitraries.of(false, false, false, true))
                .as(NodeShape::new);
    }

    /** Random workloads, some of which fit no node. */
    public static Arbitrary<Workload> workloads() {
        return Combinators.combine(
                        moments(),
                        Arbitraries.integers().between(1, 6).optional(0.6),
                        Arbitraries.of(100, 250, 500, 1000, 1500, 3000),
                        Arbitraries.of(64, 256, 512, 1024, 2048, 5000),
                        Arbitraries.of(0, 0, 0, 0, 1, 2),
                        Arbitraries.of(0, 0, 1, 2),
                        Arbitraries.of(ZONES).optional(0.2),
                        Arbitraries.of(false, false, true))
                .as(Workload::new);
    }

    /** Random faults of these nodes and of the scheduler and the controller manager, within two minutes. */
    public static Arbitrary<FaultPlan> faults(int nodes) {
        return strikes().list().ofMaxSize(5).map(strikes -> plan(strikes, nodes));
    }

    /**
     * A failure of a node by its number, so that it stays one when there are fewer nodes.
     *
     * @param target from 0; counts round and round
     */
    private record Strike(Duration at, FaultKind kind, int target, Duration lasting) {
        Fault fault(int nodes) {
            String name = kind.target() == FaultKind.Target.NODE
                    ? "node-" + (target % nodes + 1)
                    : COMPONENTS[target % COMPONENTS.length];
            return Fault.at(at, kind, name, lasting);
        }
    }

    private static Arbitrary<Strike> strikes() {
        return Combinators.combine(
                        moments(),
                        Arbitraries.of(KINDS),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(LASTING_MILLIS).map(Duration::ofMillis))
                .as(Strike::new);
    }

    private static FaultPlan plan(List<Strike> strikes, int nodes) {
        return new FaultPlan(strikes.stream().map(it -> it.fault(nodes)).toList());
    }

    /** Even over the window; jqwik would rather have most of them at its beginning. */
    private static Arbitrary<Duration> moments() {
        return Arbitraries.integers()
                .between(0, WINDOW_MILLIS)
                .withDistribution(RandomDistribution.uniform())
                .map(Duration::ofMillis);
    }
}
