package dev.coracle.controllers.replicas;

import static dev.coracle.controllers.replicas.TestPods.NOW;
import static dev.coracle.controllers.replicas.TestPods.annotated;
import static dev.coracle.controllers.replicas.TestPods.on;
import static dev.coracle.controllers.replicas.TestPods.pending;
import static dev.coracle.controllers.replicas.TestPods.pod;
import static dev.coracle.controllers.replicas.TestPods.ready;
import static dev.coracle.controllers.replicas.TestPods.restarted;
import static dev.coracle.controllers.replicas.TestPods.set;
import static dev.coracle.controllers.replicas.TestPods.unready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Time;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionRankingTest {
    /** The order in which these go, the last one of them never. */
    private static List<String> order(Pod... pods) {
        return order(List.of(), pods);
    }

    private static List<String> order(List<Pod> related, Pod... pods) {
        ReplicasView view = new ReplicasView(set(1), List.of(pods), related, true, NOW);
        return DeletionRanking.first(view, pods.length - 1).stream()
                .map(Pod::name)
                .toList();
    }

    @Test
    void unassignedThenPendingThenUnreadyThenReady() {
        Pod assigned = on(pending("b"), "n");
        Pod unknown = unready("c");
        unknown = unknown.withStatus(unknown.status().withPhase("Unknown"));
        assertThat(order(pod("e"), unready("d"), unknown, assigned, pending("z")))
                .containsExactly("z", "b", "c", "d");
    }

    @Test
    void readinessComesBeforeCostAndCostBeforeNeighbours() {
        Pod cheap = annotated(pod("cheap"), "-5");
        Pod dear = annotated(unready("dear"), "100");
        Pod crowded = on(pod("crowded"), "n");
        assertThat(order(List.of(crowded, on(pod("other"), "n")), crowded, cheap, dear))
                .containsExactly("dear", "cheap");
    }

    @Test
    void aCostThatIsNoNumberCountsAsNone() {
        assertThat(order(annotated(pod("b"), "+7"), annotated(pod("c"), "7"), annotated(pod("a"), "99999999999")))
                .containsExactly("a", "b");
        assertThat(order(annotated(pod("a"), "1"), annotated(pod("b"), "007"), pod("c")))
                .containsExactly("b", "c");
    }

    @Test
    void whereMoreOfTheFamilyAreOnANodeOneGoesFirst() {
        List<Pod> family = List.of(on(pod("x"), "n1"), on(pod("y"), "n1"), on(pod("z"), "n2"));
        Pod gone = on(pod("w"), "n2");
        gone = gone.withStatus(gone.status().withPhase("Failed"));
        assertThat(order(
                        List.of(family.get(0), family.get(1), family.get(2), gone, gone),
                        on(pod("a"), "n2"),
                        on(pod("b"), "n1"),
                        on(pod("c"), "n3")))
                .containsExactly("b", "a");
    }

    @Test
    void theYoungerGoFirstByPowersOfTwo() {
        assertThat(order(ready(pod("a"), 1000), ready(pod("b"), 10), ready(pod("c"), 100)))
                .containsExactly("b", "c");
        // About the same age: by uid, whatever the seconds say.
        assertThat(order(ready(pod("b"), 600), ready(pod("a"), 1000), ready(pod("c"), 10_000)))
                .containsExactly("a", "b");
    }

    @Test
    void aPodOfWhichNobodyKnowsSinceWhenItIsReadyGoesBeforeOthersThatAre() {
        Pod timeless = pod("z");
        timeless = timeless.withStatus(timeless.status()
                .withConditions(timeless.status().conditions().get(0).withLastTransitionTime(Optional.empty())));
        assertThat(order(ready(pod("a"), 1), timeless)).containsExactly("z");
        assertThat(order(unready("b"), timeless)).containsExactly("b");
    }

    @Test
    void amongEqualsThoseThatRestartedMostGoFirst() {
        assertThat(order(restarted(pod("a"), 1), restarted(pod("c"), 3), restarted(pod("b"), 2)))
                .containsExactly("c", "b");
    }

    @Test
    void restartsOfSidecarsCountAfterThoseOfOthers() {
        assertThat(order(sidecar("a", 1, 0), sidecar("b", 9, 0), sidecar("c", 0, 1)))
                .containsExactly("c", "b");
    }

    private static Pod sidecar(String name, int sidecarRestarts, int restarts) {
        Pod pod = restarted(pod(name), restarts);
        Container init = Container.builder().name("init").build();
        Container sidecar =
                Container.builder().name("sidecar").restartPolicy("Always").build();
        ContainerStatus ended =
                ContainerStatus.builder().name("init").restartCount(50).build();
        ContainerStatus running = ContainerStatus.builder()
                .name("sidecar")
                .restartCount(sidecarRestarts)
                .build();
        return pod.withSpec(pod.spec().withInitContainers(init, sidecar))
                .withStatus(pod.status().withInitContainerStatuses(ended, running));
    }

    @Test
    void whatWasCreatedLaterGoesFirst() {
        Pod young = unready("z");
        young = young.withMetadata(young.metadata().withCreationTimestamp(new Time(NOW.minusSeconds(60))));
        assertThat(order(unready("a"), young)).containsExactly("z");
        Pod future =
                young.withMetadata(young.metadata().withUid("y").withCreationTimestamp(new Time(NOW.plusSeconds(5))));
        assertThat(order(young, future.withMetadata(future.metadata().withName("y"))))
                .containsExactly("y");
    }
}
