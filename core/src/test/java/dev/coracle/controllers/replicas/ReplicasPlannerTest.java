package dev.coracle.controllers.replicas;

import static dev.coracle.controllers.replicas.TestPods.NOW;
import static dev.coracle.controllers.replicas.TestPods.pending;
import static dev.coracle.controllers.replicas.TestPods.pod;
import static dev.coracle.controllers.replicas.TestPods.ready;
import static dev.coracle.controllers.replicas.TestPods.set;
import static dev.coracle.controllers.replicas.TestPods.unready;
import static dev.coracle.controllers.replicas.TestPods.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Time;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetCondition;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.core.Pod;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicasPlannerTest {
    private static List<Pod> pods(int count) {
        return IntStream.range(0, count).mapToObj(i -> pod("p" + i)).toList();
    }

    @Test
    void whatIsMissingIsCreatedAtMost500AtOnce() {
        assertThat(ReplicasPlanner.plan(view(3, pods(1))).create()).isEqualTo(2);
        assertThat(ReplicasPlanner.plan(view(3, pods(1))).delete()).isEmpty();
        assertThat(ReplicasPlanner.plan(view(1000, pods(1))).create()).isEqualTo(500);
    }

    @Test
    void whatIsTooMuchIsDeletedAtMost500AtOnce() {
        ReplicasPlan plan = ReplicasPlanner.plan(view(1, List.of(pod("a"), unready("b"), pending("c"))));
        assertThat(plan.create()).isZero();
        assertThat(plan.delete()).extracting(Pod::name).containsExactly("c", "b");
        assertThat(ReplicasPlanner.plan(view(0, pods(501))).delete()).hasSize(500);
    }

    @Test
    void nothingIsDoneWhereAllIsWellOrNothingCanBeSaid() {
        ReplicaSet leaving = set(5);
        leaving = leaving.withMetadata(leaving.metadata().withDeletionTimestamp(new Time(NOW)));
        for (ReplicasView view : List.of(
                view(2, pods(2)),
                new ReplicasView(set(5), pods(2), List.of(), false, NOW),
                new ReplicasView(leaving, pods(2), List.of(), true, NOW))) {
            ReplicasPlan plan = ReplicasPlanner.plan(view);
            assertThat(plan).isEqualTo(ReplicasPlan.nothing(plan.reason()));
        }
    }

    @Test
    void theStatusCountsWhatThereWas() {
        Pod unlabeled = pod("b").withMetadata(pod("b").metadata().withLabels(Collections.emptyMap()));
        ReplicaSet set = set(5);
        set = set.withSpec(set.spec().withMinReadySeconds(10));
        List<Pod> pods = List.of(ready(pod("a"), 9), unlabeled, unready("c"), ready(pod("d"), 10));
        ReplicasView view = new ReplicasView(set, pods, List.of(), true, NOW);
        assertThat(ReplicaStatus.of(view, Optional.empty()))
                .isEqualTo(ReplicaSetStatus.builder()
                        .replicas(4)
                        .fullyLabeledReplicas(3)
                        .readyReplicas(3)
                        .availableReplicas(2)
                        .observedGeneration(1)
                        .build());
        assertThat(ReplicaStatus.untilNextAvailable(view)).contains(Duration.ofSeconds(1));
        assertThat(ReplicaStatus.untilNextAvailable(view(5, pods))).isEmpty();
    }

    @Test
    void aFailureIsReportedOnceAndUntilItIsOver() {
        ReplicasView view = view(3, pods(1));
        ReplicaSetStatus failed = ReplicaStatus.of(view, Optional.of("quota"));
        ReplicaSetCondition condition = failed.conditions().get(0);
        assertThat(condition.type()).isEqualTo("ReplicaFailure");
        assertThat(condition.status()).isEqualTo("True");
        assertThat(condition.reason()).contains("FailedCreate");
        assertThat(condition.message()).contains("quota");
        assertThat(condition.lastTransitionTime()).contains(new Time(NOW));
        ReplicasView later = new ReplicasView(set(3).withStatus(failed), pods(1), List.of(), true, NOW.plusSeconds(9));
        assertThat(ReplicaStatus.of(later, Optional.of("another"))).isEqualTo(failed);
        ReplicasView unsettled = new ReplicasView(later.set(), pods(1), List.of(), false, later.now());
        assertThat(ReplicaStatus.of(unsettled, Optional.empty()).conditions()).containsExactly(condition);
        assertThat(ReplicaStatus.of(later, Optional.empty()).conditions()).isEmpty();
        assertThat(ReplicaStatus.of(view(0, pods(1)), Optional.of("no")).conditions())
                .extracting(it -> it.reason().orElse(""))
                .containsExactly("FailedDelete");
    }
}
