package dev.coracle.examples.gang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiException;
import dev.coracle.client.Client;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.scheduler.decide.Explainer;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four nodes with room for one pod each. */
class GangSchedulingTest {
    private final Simulation simulation = Rivals.plan().simulate(42);
    private final Cluster cluster = simulation.cluster();
    private final Client client = cluster.client();

    @BeforeEach
    void nodesAreReady() {
        cluster.await(Conditions.nodesReady(4));
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private void apply(String group, int needed, int... numbers) {
        cluster.apply(Rivals.group(group, needed));
        for (int number : numbers) cluster.apply(Rivals.member(group, number));
    }

    private List<String> placed(String group) {
        cluster.run(Duration.ofSeconds(30));
        return client.pods("default").list().items().stream()
                .filter(pod -> group.equals(pod.labels().get(GangScheduling.LABEL)))
                .filter(pod -> pod.spec().nodeName().isPresent())
                .map(Pod::name)
                .toList();
    }

    private String whatIsSaidOf(String pod) {
        return client.pods("default").get(pod).status().conditions().stream()
                .filter(it -> it.type().equals("PodScheduled"))
                .map(it -> it.message().orElse(""))
                .findFirst()
                .orElse("");
    }

    private String explain(String pod) {
        return Explainer.of(client, Rivals.profile())
                .explain(client.pods("default").get(pod))
                .table();
    }

    @Test
    void ofTwoGroupsThatEachNeedMoreThanHalfOfTheClusterOneRunsAndTheOtherWaitsUntilThatHasEnded() {
        cluster.apply(Rivals.group("red", 3));
        cluster.apply(Rivals.group("blue", 3));
        for (int i = 1; i <= 3; i++) {
            cluster.apply(Rivals.member("red", i));
            cluster.apply(Rivals.member("blue", i));
        }

        assertThat(placed("red")).hasSize(3);
        assertThat(placed("blue")).isEmpty();

        for (int i = 1; i <= 3; i++) client.pods("default").delete("red-" + i);
        cluster.run(Duration.ofSeconds(30)); // as long as a pod may take to end

        assertThat(placed("blue")).hasSize(3);
    }

    @Test
    void aGroupWaitsForAllItsPodsAndItsPodsSayForHowMany() {
        apply("red", 3, 1);

        assertThat(placed("red")).isEmpty();
        assertThat(whatIsSaidOf("red-1")).contains("waiting for 2 more pods of podgroup \"red\"");
        assertThat(explain("red-1"))
                .startsWith("default/red-1 is refused by GangScheduling: waiting for 2 more pods of podgroup \"red\"");

        cluster.apply(Rivals.member("red", 2));
        assertThat(placed("red")).isEmpty();
        assertThat(explain("red-1")).contains("waiting for 1 more pod of podgroup \"red\"");

        cluster.apply(Rivals.member("red", 3));
        assertThat(placed("red")).hasSize(3);
    }

    @Test
    void aGroupThatIsTooBigHoldsNothing() {
        apply("red", 5, 1, 2, 3, 4, 5);
        apply("blue", 4, 1, 2, 3, 4);

        assertThat(placed("red")).isEmpty();
        assertThat(placed("blue")).hasSize(4);
        assertThat(explain("red-1")).contains("waiting for nodes for 5 pods of podgroup \"red\", there is room for 0");
    }

    @Test
    void morePodsThanAGroupNeedsAreOfUseToItOneByOne() {
        apply("red", 2, 1, 2, 3, 4, 5);

        assertThat(placed("red")).hasSize(4);
    }

    @Test
    void podsThatAreBoundAlreadyCount() {
        apply("red", 3, 1, 2, 3);
        assertThat(placed("red")).hasSize(3);

        client.pods("default").delete("red-2");
        cluster.run(Duration.ofSeconds(40));
        cluster.apply(Rivals.member("red", 4));

        assertThat(placed("red")).containsExactly("red-1", "red-3", "red-4");
    }

    @Test
    void podsOfAGroupThatIsNotThereWaitForIt() {
        cluster.apply(Rivals.member("red", 1));
        assertThat(placed("red")).isEmpty();
        assertThat(whatIsSaidOf("red-1")).contains("podgroup \"red\" not found");

        cluster.apply(Rivals.group("red", 1));
        assertThat(placed("red")).hasSize(1);
    }

    /** There is room, but one node at most that does: each attempt begins, and fails, and what it gives back is room. */
    @Test
    void whatAGroupGivesBackDoesNotWakeItselfForEver() {
        cluster.apply(Rivals.group("red", 2));
        for (int i = 1; i <= 2; i++) cluster.apply(inZonesOfTheirOwn(Rivals.member("red", i)));
        apply("blue", 3, 1, 2, 3);

        assertThat(placed("red")).isEmpty();
        assertThat(placed("blue")).hasSize(3);
        assertThat(whatIsSaidOf("red-1")).contains("podgroup \"red\"");
    }

    private static Pod inZonesOfTheirOwn(Pod pod) {
        PodAffinityTerm others = PodAffinityTerm.builder()
                .topologyKey("topology.kubernetes.io/zone")
                .labelSelector(LabelSelector.builder()
                        .putMatchLabel(GangScheduling.LABEL, "red")
                        .build())
                .build();
        return pod.withSpec(pod.spec()
                .withAffinity(Affinity.builder()
                        .podAntiAffinity(PodAntiAffinity.builder()
                                .addRequiredDuringSchedulingIgnoredDuringExecution(others)
                                .build())
                        .build()));
    }

    @Test
    void aPodThatWouldBeHeldForItsGroupIsExplainedSo() {
        apply("red", 3, 1, 2);
        Pod third = Rivals.member("red", 3);

        assertThat(Explainer.of(client, Rivals.profile()).explain(third).table())
                .endsWith("would be held by GangScheduling:"
                        + " waiting for 2 more pods of podgroup \"red\" to have nodes");
    }

    @Test
    void aGroupNeedsAtLeastOnePod() {
        assertThatThrownBy(() -> cluster.apply(Rivals.group("red", -1)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("spec.minMember: Invalid value: -1: should be greater than or equal to 1");
    }
}
