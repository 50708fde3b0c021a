package dev.coracle.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ConditionTimeoutException;
import dev.coracle.cluster.Conditions;
import dev.coracle.model.core.Namespace;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScenarioTest {
    private static final ClusterPlan SHOP = Clusters.define("shop", c -> c.nodes(2));

    private final Simulation simulation = SHOP.simulate(1);
    private final Cluster cluster = simulation.cluster();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void stepsArePlayedInTheirOrder() {
        List<String> diary = new ArrayList<>();
        Scenario.of("a walk")
                .then("first", it -> diary.add("first at " + simulation.time().toSeconds()))
                .run(Duration.ofSeconds(7))
                .then("second", it -> diary.add("second at " + simulation.time().toSeconds()))
                .playOn(cluster);

        assertThat(diary).containsExactly("first at 0", "second at 7");
    }

    @Test
    void aNodeDiesAndComesBack() {
        Scenario.of("a node dies")
                .apply(Workloads.deployment("web", 2, pod -> pod.cpu("1")))
                .await(Conditions.rolledOut("default", "web"))
                .disconnect("node-2")
                .run(Duration.ofSeconds(1))
                .reconnect("node-2")
                .crash("node-1")
                .then("it is off", it -> assertThat(it.node("node-1").isOn()).isFalse())
                .boot("node-1")
                .then("it is on", it -> assertThat(it.node("node-1").isOn()).isTrue())
                .await(Conditions.nodesReady(1))
                .playOn(cluster);
    }

    @Test
    void aManifestIsApplied() {
        Scenario.of("a namespace")
                .apply("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}")
                .await(Conditions.object(Namespace.class, "", "shop", "to be there", it -> true))
                .playOn(cluster);
    }

    @Test
    void aStepThatFailsIsNamed() {
        Scenario scenario = Scenario.of("in vain")
                .run(Duration.ofSeconds(1))
                .await(Conditions.podReady("default", "web"), Duration.ofSeconds(5));

        assertThatThrownBy(() -> scenario.playOn(cluster))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("scenario \"in vain\", step 2, wait for pod default/web to be ready: waited 5.0 s for pod"
                        + " default/web to be ready; last seen: there is none")
                .hasCauseInstanceOf(ConditionTimeoutException.class);
        assertThatThrownBy(() -> Scenario.of("nowhere").crash("node-9").playOn(cluster))
                .hasMessage("scenario \"nowhere\", step 1, crash node-9: no node node-9; there are [node-1, node-2]")
                .hasCauseInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anAssertionThatFailsIsNamedAndStaysAnAssertion() {
        Scenario scenario = Scenario.of("checks")
                .then("two and two", it -> assertThat(2 + 2).isEqualTo(5));

        assertThatThrownBy(() -> scenario.playOn(cluster))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("scenario \"checks\", step 1, two and two: ")
                .hasMessageContaining("5");
    }

    @Test
    void scenariosAreParts() {
        Scenario outage = Scenario.of("outage").crash("node-1").boot("node-1");
        Scenario twice = Scenario.of("two outages")
                .then(outage)
                .run(Duration.ofSeconds(30))
                .then(outage);

        twice.playOn(cluster);
        assertThat(twice).hasToString("""
                        two outages:
                          crash node-1
                          boot node-1
                          let PT30S pass
                          crash node-1
                          boot node-1""");
        assertThat(outage.toString().lines()).hasSize(3);
    }

    @Test
    void theSameScenarioIsPlayedInRealTime() {
        try (Cluster live = SHOP.start()) {
            Scenario.of("web")
                    .apply(Workloads.deployment("web", 2, pod -> pod.cpu("1")))
                    .await(Conditions.rolledOut("default", "web"))
                    .playOn(live);
        }
    }
}
