package dev.coracle.controllers.deployment;

import static dev.coracle.controllers.deployment.TestDeployments.NOW;
import static dev.coracle.controllers.deployment.TestDeployments.available;
import static dev.coracle.controllers.deployment.TestDeployments.deployment;
import static dev.coracle.controllers.deployment.TestDeployments.plan;
import static dev.coracle.controllers.deployment.TestDeployments.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Time;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentCondition;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentPlannerTest {
    private final Deployment d = deployment(2, 3, "25%", "25%");

    private static DeploymentPlan planAt(Deployment deployment, Instant now, ReplicaSet... sets) {
        return DeploymentPlanner.plan(new DeploymentView(deployment, List.of(sets), List.of(), now));
    }

    private static String progressing(DeploymentPlan plan) {
        Optional<DeploymentCondition> condition =
                Conditions.find(plan.deployment().status(), Conditions.PROGRESSING);
        return condition
                .map(it -> it.status() + " " + it.reason().orElse("") + ": "
                        + it.message().orElse(""))
                .orElse("");
    }

    private static ReplicaSet annotated(ReplicaSet set, String key, String value) {
        Map<String, String> annotations = new LinkedHashMap<>(set.metadata().annotations());
        annotations.put(key, value);
        return set.withMetadata(set.metadata().withAnnotations(annotations));
    }

    /** The deployment after it has rolled to the first template. */
    private Deployment rolled() {
        Deployment first = deployment(1, 3, "25%", "25%");
        return plan(first, set(d, 1, 3, 3)).deployment().withSpec(d.spec());
    }

    @Test
    void aTemplateWithoutAReplicaSetGetsOne() {
        DeploymentPlan plan = plan(rolled(), set(d, 1, 3, 3));
        ReplicaSet created = plan.creation().orElseThrow();
        String hash = created.labels().getOrDefault("pod-template-hash", "");
        assertThat(hash).matches("[bcdf456789]{1,10}");
        assertThat(created.name()).isEqualTo("d-" + hash);
        assertThat(created.spec().selector().orElseThrow().matchLabels())
                .containsEntry("app", "d")
                .containsEntry("pod-template-hash", hash);
        assertThat(created.spec().template().metadata().labels()).containsEntry("pod-template-hash", hash);
        assertThat(created.spec().replicas()).contains(1);
        assertThat(created.metadata().annotations())
                .containsEntry("deployment.kubernetes.io/revision", "2")
                .containsEntry("deployment.kubernetes.io/desired-replicas", "3")
                .containsEntry("deployment.kubernetes.io/max-replicas", "4");
        assertThat(DeploymentPlan.creationMessage(created))
                .contains("Scaled up replica set " + created.name() + " from 0 to 1");
        assertThat(plan.deployment().metadata().annotations()).containsEntry("deployment.kubernetes.io/revision", "2");
        assertThat(progressing(plan))
                .isEqualTo("True NewReplicaSetCreated: Created new replica set \"" + created.name() + "\"");
        assertThat(plan.comeBack()).contains(Duration.ofSeconds(601));
    }

    @Test
    void theHashFollowsFromTheTemplateAndTheCollisions() {
        Deployment collided = DeploymentPlanner.collided(new DeploymentView(d, List.of(), List.of(), NOW));
        assertThat(collided.status().collisionCount()).contains(1);
        String name = plan(d).creation().orElseThrow().name();
        assertThat(plan(d.withSpec(d.spec().withReplicas(9)))
                        .creation()
                        .orElseThrow()
                        .name())
                .isEqualTo(name);
        assertThat(plan(collided).creation().orElseThrow().name()).isNotEqualTo(name);
        assertThat(plan(deployment(7, 3, "25%", "25%")).creation().orElseThrow().name())
                .isNotEqualTo(name);
    }

    @Test
    void anOldTemplateThatIsAppliedAgainGetsTheNextRevisionAndRemembersItsOld() {
        ReplicaSet second = annotated(set(d, 2, 0, 0), Revisions.REVISION, "1");
        ReplicaSet first = annotated(set(d, 1, 3, 3), Revisions.REVISION, "4");
        DeploymentPlan plan = plan(d, first, second);
        ReplicaSet after = plan.changes().stream()
                .map(DeploymentPlan.Change::after)
                .filter(it -> it.name().equals(second.name()))
                .findFirst()
                .orElseThrow();
        assertThat(after.metadata().annotations())
                .containsEntry(Revisions.REVISION, "5")
                .containsEntry(Revisions.HISTORY, "1");
        assertThat(plan.deployment().metadata().annotations()).containsEntry(Revisions.REVISION, "5");
        ReplicaSet twice = annotated(annotated(second, Revisions.REVISION, "3"), Revisions.HISTORY, "1");
        assertThat(Revisions.latest(d, twice, List.of(first)).metadata().annotations())
                .containsEntry(Revisions.HISTORY, "1,3");
    }

    @Test
    void aHistoryOfRevisionsForgetsTheOldestWhereItGetsTooLong() {
        StringBuilder history = new StringBuilder("10000");
        for (int i = 10_001; history.length() < 1995; i++) history.append(",").append(i);
        ReplicaSet set =
                annotated(annotated(set(d, 2, 0, 0), Revisions.REVISION, "77777"), Revisions.HISTORY, "" + history);
        ReplicaSet other = annotated(set(d, 1, 3, 3), Revisions.REVISION, "77778");
        String after = Revisions.latest(d, set, List.of(other))
                .metadata()
                .annotations()
                .get(Revisions.HISTORY);
        assertThat(after).startsWith("10001,").endsWith(",77777").hasSizeLessThanOrEqualTo(2000);
    }

    @Test
    void annotationsOfTheDeploymentAreCopiedButItsOwnAreNot() {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("team", "a");
        annotations.put("kubectl.kubernetes.io/last-applied-configuration", "x");
        annotations.put(Revisions.REVISION, "9");
        Deployment annotated = d.withMetadata(d.metadata().withAnnotations(annotations));
        ReplicaSet created = plan(annotated).creation().orElseThrow();
        assertThat(created.metadata().annotations())
                .containsEntry("team", "a")
                .containsEntry(Revisions.REVISION, "1")
                .hasSize(4);
    }

    @Test
    void progressIsSeenWhereNewPodsComeAndOldOnesGo() {
        Deployment begun = plan(d, set(d, 1, 3, 3), set(d, 2, 1, 0)).deployment();
        String name = set(d, 2, 1, 0).name();
        assertThat(begun.status().updatedReplicas()).isEqualTo(1);
        DeploymentPlan done = planAt(begun, NOW.plusSeconds(60), set(d, 2, 3, 3));
        assertThat(progressing(done))
                .isEqualTo("True NewReplicaSetAvailable: ReplicaSet \"" + name + "\" has successfully progressed.");
        assertThat(done.comeBack()).isEmpty();
        DeploymentPlan moved = planAt(begun, NOW.plusSeconds(60), set(d, 1, 2, 2), set(d, 2, 2, 1));
        assertThat(progressing(moved)).isEqualTo("True ReplicaSetUpdated: ReplicaSet \"" + name + "\" is progressing.");
        assertThat(moved.comeBack()).contains(Duration.ofSeconds(601));
    }

    @Test
    void aRolloutThatStandsStillForTooLongIsLateUntilItMovesAgain() {
        ReplicaSet[] stuck = {set(d, 1, 3, 3), set(d, 2, 1, 0)};
        Deployment begun = plan(d, stuck).deployment();
        String name = stuck[1].name();
        DeploymentPlan early = planAt(begun, NOW.plusSeconds(600), stuck);
        assertThat(progressing(early)).startsWith("True");
        assertThat(early.comeBack()).contains(Duration.ofSeconds(1));
        DeploymentPlan late = planAt(begun, NOW.plusSeconds(601), stuck);
        assertThat(progressing(late))
                .isEqualTo("False ProgressDeadlineExceeded: ReplicaSet \"" + name + "\" has timed out progressing.");
        assertThat(late.comeBack()).isEmpty();
        DeploymentPlan later = planAt(late.deployment(), NOW.plusSeconds(9000), stuck);
        assertThat(later.deployment()).isEqualTo(late.deployment());
        DeploymentPlan moves = planAt(late.deployment(), NOW.plusSeconds(9001), stuck[0], set(d, 2, 1, 1));
        assertThat(progressing(moves)).startsWith("True ReplicaSetUpdated");
    }

    @Test
    void whoSetsNoDeadlineIsToldNothingAboutProgress() {
        Deployment patient = d.withSpec(d.spec().withProgressDeadlineSeconds(Integer.MAX_VALUE));
        DeploymentPlan plan = plan(patient, set(d, 1, 3, 3), set(d, 2, 1, 0));
        assertThat(progressing(plan)).isEmpty();
        assertThat(plan.comeBack()).isEmpty();
    }

    @Test
    void aRolloutThatIsDoneIsNotJudgedAgainWhenAPodFails() {
        Deployment done = plan(d, set(d, 2, 3, 3)).deployment();
        DeploymentPlan plan = planAt(done, NOW.plusSeconds(9000), set(d, 2, 3, 1));
        assertThat(progressing(plan)).startsWith("True NewReplicaSetAvailable");
        assertThat(plan.comeBack()).isEmpty();
        assertThat(plan.deployment().status().unavailableReplicas()).isEqualTo(2);
        assertThat(Conditions.reason(plan.deployment().status(), Conditions.AVAILABLE))
                .isEqualTo("MinimumReplicasUnavailable");
    }

    @Test
    void pausingAndResumingIsTold() {
        Deployment done = plan(d, set(d, 2, 3, 3)).deployment();
        DeploymentPlan paused = plan(done.withSpec(done.spec().withPaused(true)), set(d, 2, 3, 3));
        assertThat(progressing(paused)).isEqualTo("Unknown DeploymentPaused: Deployment is paused");
        Deployment resumed = paused.deployment().withSpec(done.spec());
        DeploymentPlan plan = plan(resumed, set(d, 1, 3, 3), set(d, 2, 0, 0));
        assertThat(progressing(plan)).isEqualTo("Unknown DeploymentResumed: Deployment is resumed");
        assertThat(plan.comeBack()).contains(Duration.ofSeconds(601));
    }

    @Test
    void whatKeepsAReplicaSetFromMakingPodsIsToldOfTheNewOneFirst() {
        ReplicaSet old = failing(set(d, 1, 3, 3), "old");
        assertThat(failure(plan(d, old, set(d, 2, 1, 0)))).isEqualTo("old");
        Deployment told = plan(d, old, failing(set(d, 2, 1, 0), "new")).deployment();
        assertThat(failure(plan(d, old, failing(set(d, 2, 1, 0), "new")))).isEqualTo("new");
        assertThat(failure(plan(told, set(d, 2, 3, 3)))).isEmpty();
    }

    private static ReplicaSet failing(ReplicaSet set, String message) {
        ReplicaSetCondition condition = ReplicaSetCondition.builder()
                .type("ReplicaFailure")
                .status("True")
                .reason("FailedCreate")
                .message(message)
                .lastTransitionTime(new Time(NOW))
                .build();
        return set.withStatus(set.status().withConditions(condition));
    }

    private static String failure(DeploymentPlan plan) {
        return Conditions.find(plan.deployment().status(), Conditions.FAILURE)
                .flatMap(DeploymentCondition::message)
                .orElse("");
    }

    @Test
    void historyKeepsTheLatestRevisionsAndWhateverHasPods() {
        Deployment done = plan(d, set(d, 2, 3, 3)).deployment();
        List<ReplicaSet> sets = new ArrayList<>(List.of(set(d, 2, 3, 3)));
        for (int version = 10; version < 15; version++) {
            // A later revision of an older template, as after a rollback.
            sets.add(annotated(set(d, version, 0, 0), Revisions.REVISION, "" + (100 - version)));
        }
        ReplicaSet busy = available(sets.get(5), 1, 0);
        sets.set(5, busy);
        sets.set(0, annotated(sets.get(0), Revisions.REVISION, "200"));
        DeploymentPlan plan = plan(done, sets.toArray(ReplicaSet[]::new));
        assertThat(plan.deletions()).containsExactly(sets.get(4), sets.get(3));
    }

    @Test
    void aDeploymentThatIsBeingDeletedOnlyReports() {
        Deployment leaving = d.withMetadata(d.metadata().withDeletionTimestamp(new Time(NOW)));
        DeploymentPlan plan = plan(leaving, set(d, 1, 3, 3));
        assertThat(plan.creation()).isEmpty();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.deployment().status().replicas()).isEqualTo(3);
    }

    @Test
    void aReplicaSetThatWasThereBeforeProgressWasWatchedIsFound() {
        Deployment unwatched = d.withStatus(Conditions.without(rolled().status(), Conditions.PROGRESSING));
        DeploymentPlan plan = plan(unwatched, set(d, 1, 3, 3), set(d, 2, 0, 0));
        assertThat(progressing(plan))
                .isEqualTo("True FoundNewReplicaSet: Found new replica set \""
                        + set(d, 2, 0, 0).name() + "\"");
    }

    @Test
    void minReadySecondsAreHandedOnWithoutARollout() {
        Deployment slower = d.withSpec(d.spec().withMinReadySeconds(7));
        DeploymentPlan plan = plan(slower, set(d, 2, 3, 3));
        assertThat(plan.creation()).isEmpty();
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.after().spec().minReadySeconds()).isEqualTo(7);
            assertThat(change.resizing()).isEmpty();
        });
    }
}
