package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.Conditions;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OdditiesTest {
    private static final int TIMES = 400;

    private static KernelOptions options(long seed) {
        return KernelOptions.builder().seed(seed).buggify(true).shuffled(true).build();
    }

    private static long count(Platform process, String site) {
        long count = 0;
        for (int i = 0; i < TIMES; i++) if (process.buggify(site)) count++;
        return count;
    }

    @Test
    void nothingIsUnusualUnlessAskedFor() {
        assertThat(count(new Kernel(1).root(), "site")).isZero();
    }

    @Test
    void aQuarterOfThePlacesIsUnusualAQuarterOfTheTimes() {
        List<Long> counts = new ArrayList<>();
        for (long seed = 0; seed < 100; seed++) counts.add(count(new Kernel(options(seed)).root(), "site"));
        List<Long> open = counts.stream().filter(it -> it > 0).toList();
        assertThat(open).hasSizeBetween(10, 40).allSatisfy(it -> assertThat(it).isBetween(60L, 140L));
    }

    @Test
    void whatIsAddedHappensEverywhereUntilItEnds() {
        Kernel kernel = new Kernel(1);
        kernel.buggify(10);
        assertThat(count(kernel.root(), "site")).isBetween(15L, 80L);
        kernel.endBuggify(10);
        assertThat(count(kernel.root(), "site")).isZero();
    }

    @Test
    void oneUnusualPathDoesNotChangeTheChanceOfAnother() {
        Kernel one = new Kernel(1);
        one.buggify(50);
        Kernel other = new Kernel(1);
        other.buggify(50);
        count(one.root(), "first");
        assertThat(count(one.root(), "second")).isEqualTo(count(other.root(), "second"));
    }

    private static String run(long seed, boolean buggify) {
        KernelOptions options =
                KernelOptions.builder().from(options(seed)).buggify(buggify).build();
        ClusterDefinition definition = ClusterDefinition.builder()
                .addNode(NodeDefinition.of("n1"))
                .addNode(NodeDefinition.of("n2"))
                .build();
        try (Simulation simulation =
                Simulation.of(definition, options, NetworkOptions.builder().build())) {
            Cluster cluster = simulation.cluster();
            cluster.apply("""
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 5,
                     selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}},
                     spec: {containers: [{name: main, image: web}]}}}}
                    """);
            cluster.run(Duration.ofMinutes(20));
            cluster.await(Conditions.nodesReady(2));
            cluster.await(Conditions.rolledOut("default", "web"));
            return Long.toHexString(simulation.trace().hash());
        }
    }

    @Test
    void aClusterWorksOnUnusualPathsAndRepeatsThem() {
        int unusual = 0;
        for (long seed = 1; seed <= 8; seed++) {
            String hash = run(seed, true);
            assertThat(run(seed, true)).isEqualTo(hash);
            if (!run(seed, false).equals(hash)) unusual++;
        }
        assertThat(unusual).isPositive();
    }
}
