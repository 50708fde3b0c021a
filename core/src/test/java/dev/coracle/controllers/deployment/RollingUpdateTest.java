package dev.coracle.controllers.deployment;

import static dev.coracle.controllers.deployment.TestDeployments.available;
import static dev.coracle.controllers.deployment.TestDeployments.deployment;
import static dev.coracle.controllers.deployment.TestDeployments.recreating;
import static dev.coracle.controllers.deployment.TestDeployments.rollout;
import static dev.coracle.controllers.deployment.TestDeployments.set;
import static dev.coracle.controllers.deployment.TestDeployments.sizes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingUpdateTest {
    @ParameterizedTest
    @CsvSource({
        "10, 25%, 25%, 13, 8",
        "3, 25%, 25%, 4, 3",
        "1, 25%, 25%, 2, 1",
        "10, 30%, 0, 13, 10",
        "10, 0, 30%, 10, 7",
        "3, 0, 25%, 3, 2", // neither would let it move
        "0, 25%, 25%, 0, -1",
        "4, 2, 9, 6, 0"
    })
    void limitsAreRoundedSoThatARolloutStaysSafeAndMoves(
            int replicas, String surge, String unavailable, int most, int fewest) {
        Limits limits = Limits.of(deployment(1, replicas, surge, unavailable));
        assertThat(limits.most()).isEqualTo(most);
        assertThat(limits.fewestAvailable()).isEqualTo(Math.max(0, fewest));
    }

    @Test
    void whoRecreatesHasNoLimits() {
        assertThat(Limits.of(recreating(1, 7))).isEqualTo(new Limits(7, 0, 0));
    }

    private static List<Integer> step(Deployment deployment, ReplicaSet... sets) {
        Rollout rollout = rollout(deployment, sets);
        return sizes(RollingUpdate.step(rollout, rollout.sets().current().orElseThrow()));
    }

    @Test
    void theNewOneGrowsIntoTheRoomThereIs() {
        Deployment d = deployment(2, 10, "3", "2");
        assertThat(step(d, set(d, 1, 10, 10), set(d, 2, 0, 0))).containsExactly(10, 3);
        assertThat(step(d, set(d, 1, 4, 4), set(d, 2, 5, 5))).containsExactly(4, 9);
        assertThat(step(d, set(d, 1, 0, 0), set(d, 2, 5, 5))).containsExactly(0, 10);
        assertThat(step(d, set(d, 2, 12, 12))).containsExactly(10);
    }

    @Test
    void theOldOnesShrinkAsFarAsEnoughPodsStayAvailable() {
        Deployment d = deployment(2, 10, "3", "2");
        assertThat(step(d, set(d, 1, 10, 10), set(d, 2, 3, 0))).containsExactly(8, 3);
        assertThat(step(d, set(d, 1, 8, 8), set(d, 2, 5, 0))).containsExactly(8, 5);
        assertThat(step(d, set(d, 1, 8, 8), set(d, 2, 5, 2))).containsExactly(6, 5);
    }

    @Test
    void unhealthyOldPodsGoFirstOldestReplicaSetsBeforeOthers() {
        Deployment d = deployment(3, 10, "0", "4");
        assertThat(step(d, set(d, 1, 3, 2), set(d, 2, 7, 4), set(d, 3, 0, 0))).containsExactly(2, 4, 0);
    }

    @Test
    void whatIsNotYetCountedAnewIsNotCountedOn() {
        Deployment d = deployment(2, 3, "1", "0");
        ReplicaSet shrunk = available(set(d, 1, 3, 3), 5, 5); // sized from 5 to 3, its controller has not seen it
        assertThat(step(d, shrunk, set(d, 2, 1, 1))).containsExactly(2, 1);
    }

    @Test
    void scalingSharesByProportion() {
        Deployment before = deployment(2, 10, "3", "2");
        Deployment after = deployment(2, 15, "3", "2");
        assertThat(scale(after, set(before, 1, 8, 8), set(before, 2, 5, 5))).containsExactly(11, 7);
        Deployment fewer = deployment(2, 5, "3", "2");
        assertThat(scale(fewer, set(before, 1, 8, 8), set(before, 2, 5, 5))).containsExactly(5, 3);
        Deployment none = deployment(2, 0, "3", "2");
        assertThat(scale(none, set(before, 1, 8, 8), set(before, 2, 5, 5))).containsExactly(0, 0);
    }

    @Test
    void whatIsLeftOverGoesToTheLargestAndAmongEqualsToTheNewestWhenGrowing() {
        Deployment before = deployment(2, 10, "0", "2");
        Deployment after = deployment(2, 11, "0", "2");
        assertThat(scale(after, set(before, 1, 5, 5), set(before, 2, 5, 5))).containsExactly(5, 6);
        Deployment fewer = deployment(2, 9, "0", "2");
        assertThat(scale(fewer, set(before, 1, 5, 5), set(before, 2, 5, 5))).containsExactly(4, 5);
    }

    @Test
    void theOnlyActiveOneOrElseTheNewestGetsAll() {
        Deployment before = deployment(3, 4, "1", "0");
        Deployment after = deployment(3, 6, "1", "0");
        assertThat(scale(after, set(before, 1, 0, 0), set(before, 2, 4, 4))).containsExactly(0, 6);
        assertThat(scale(after, set(before, 1, 0, 0), set(before, 2, 0, 0))).containsExactly(0, 6);
        assertThat(scale(after, set(before, 2, 0, 0), set(before, 3, 0, 0))).containsExactly(0, 6);
        assertThat(scale(after)).isEmpty();
    }

    @Test
    void oldOnesGoWhereTheNewOneHasAll() {
        Deployment d = deployment(2, 4, "1", "0");
        assertThat(scale(d, set(d, 1, 1, 1), set(d, 2, 4, 4))).containsExactly(0, 4);
    }

    private static List<Integer> scale(Deployment deployment, ReplicaSet... sets) {
        Rollout scaled = Scaling.scale(rollout(deployment, sets));
        assertThat(Scaling.isDue(scaled)).as("due again").isFalse();
        return sizes(scaled);
    }

    @Test
    void scalingIsDueWhenReplicasDifferFromThoseTheReplicaSetsWereSizedFor() {
        Deployment d = deployment(2, 4, "1", "0");
        Deployment scaled = deployment(2, 5, "1", "0");
        assertThat(Scaling.isDue(rollout(d, set(d, 2, 4, 4)))).isFalse();
        assertThat(Scaling.isDue(rollout(scaled, set(d, 2, 4, 4)))).isTrue();
        assertThat(Scaling.isDue(rollout(scaled, set(d, 1, 0, 0)))).isFalse();
    }
}
