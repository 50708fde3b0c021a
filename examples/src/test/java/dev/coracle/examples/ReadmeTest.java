package dev.coracle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.ClusterPlan;
import dev.coracle.dsl.Clusters;
import dev.coracle.dsl.Scenario;
import dev.coracle.dsl.Workloads;
import dev.coracle.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The example of the README is this very code, and it runs. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/coracle/examples/ReadmeTest.java");

    @Test
    void theExampleRuns() {
        // begin
        ClusterPlan shop = Clusters.define(
                "shop",
                c -> c.nodes(3, node -> node.cores(4).memory("16Gi").zone("zone-" + node.number() % 2))
                        .scheduler(profile -> profile.without("ImageLocality")));

        Scenario outage = Scenario.of("a node dies")
                .apply(Workloads.deployment(
                        "web", 3, pod -> pod.image("web:1").cpu("500m").port(8080)))
                .apply(Workloads.service("web", 80, 8080))
                .await(Conditions.rolledOut("default", "web"))
                .crash("node-1")
                .await(Conditions.nodeReady("node-1", false))
                .run(Duration.ofMinutes(6)) // until the pods of the lost node are evicted
                .await(Conditions.rolledOut("default", "web"));

        try (Simulation simulation = shop.simulate(42)) { // or: try (Cluster cluster = shop.start())
            Cluster cluster = simulation.cluster();
            outage.playOn(cluster);
            cluster.client().pods("default").list().items().forEach(pod -> System.out.println(pod.key()));
        }
        // end
    }

    @Test
    void theReadmeShowsTheSameCode() throws IOException {
        String source = Files.readString(SOURCE);
        String code = source.substring(source.indexOf("// begin") + 8, source.indexOf("// end"));
        String readme = Files.readString(README);
        String shown = readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```\n\nThe same definition"));
        assertThat(squeezed(shown)).isEqualTo(squeezed(code));
    }

    /** Without the line breaks that the formatter may choose otherwise. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
