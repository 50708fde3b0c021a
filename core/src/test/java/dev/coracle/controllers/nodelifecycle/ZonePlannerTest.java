package dev.coracle.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.nodelifecycle.ZonePlanner.Alarm;
import dev.coracle.controllers.nodelifecycle.ZonePlanner.Count;
import dev.coracle.controllers.nodelifecycle.ZonePlanner.Plan;
import dev.coracle.controllers.nodelifecycle.ZonePlanner.View;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonePlannerTest {
    private final SortedMap<String, ZoneState> states = new TreeMap<>();
    private final SortedMap<String, Count> counts = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({
        "10, 0, NORMAL, 0.1",
        "1, 2, NORMAL, 0.1", // too few to tell
        "5, 4, NORMAL, 0.1",
        "4, 5, PARTIAL_DISRUPTION, 0",
        "22, 28, PARTIAL_DISRUPTION, 0",
        "22, 29, PARTIAL_DISRUPTION, 0.01",
        "0, 3, FULL_DISRUPTION, 0.1"
    })
    void aZoneLosesPodsAtARateThatDependsOnItsState(int ready, int notReady, ZoneState state, double rate) {
        counts.put("other", new Count(1, 0));
        states.put("other", ZoneState.NORMAL);
        counts.put("zone", new Count(ready, notReady));
        Plan plan = plan();
        assertThat(plan.states()).containsEntry("zone", state);
        assertThat(plan.rates()).containsEntry("zone", rate).hasSize(1);
        assertThat(plan.alarm()).isEqualTo(Alarm.NONE);
    }

    @Test
    void nothingIsDrivenAwayWhileAllZonesAreDown() {
        states.put("a", ZoneState.NORMAL);
        states.put("b", ZoneState.FULL_DISRUPTION);
        counts.put("a", new Count(0, 2));
        counts.put("b", new Count(0, 9));
        Plan raised = plan();
        assertThat(raised.alarm()).isEqualTo(Alarm.RAISED);
        assertThat(raised.rates()).containsEntry("a", 0.0).containsEntry("b", 0.0);
        states.putAll(raised.states());
        assertThat(plan().alarm()).isEqualTo(Alarm.NONE);
        assertThat(plan().rates()).isEmpty();
        counts.put("a", new Count(1, 1));
        Plan over = plan();
        assertThat(over.alarm()).isEqualTo(Alarm.OVER);
        assertThat(over.rates()).containsEntry("a", 0.1).containsEntry("b", 0.1);
    }

    @Test
    void theAlarmIsOverForAllWhereAZoneComesThatIsWell() {
        states.put("a", ZoneState.FULL_DISRUPTION);
        counts.put("a", new Count(0, 2));
        counts.put("new", new Count(1, 0));

        assertThat(plan().alarm()).isEqualTo(Alarm.OVER);
        assertThat(plan().rates()).containsEntry("a", 0.1).containsEntry("new", 0.1);
    }

    @Test
    void theAlarmHoldsForAZoneThatComesAndIsNotWell() {
        states.put("a", ZoneState.FULL_DISRUPTION);
        counts.put("a", new Count(0, 2));
        counts.put("new", new Count(0, 1));

        assertThat(plan().alarm()).isEqualTo(Alarm.NONE);
        assertThat(plan().rates()).containsEntry("new", 0.0).hasSize(1);
    }

    @Test
    void theAlarmIsRaisedWhereTheOnlyZoneThatWasWellGoes() {
        states.put("a", ZoneState.FULL_DISRUPTION);
        states.put("gone", ZoneState.NORMAL);
        counts.put("a", new Count(0, 2));

        assertThat(plan().alarm()).isEqualTo(Alarm.RAISED);
        assertThat(plan().rates()).containsEntry("a", 0.0).hasSize(1);
    }

    @Test
    void aClusterWithoutNodesIsQuiet() {
        assertThat(plan().alarm()).isEqualTo(Alarm.NONE);
        states.put("a", ZoneState.NORMAL);
        assertThat(plan().alarm()).isEqualTo(Alarm.NONE);
        assertThat(plan().states()).isEmpty();
    }

    private Plan plan() {
        return ZonePlanner.plan(new View(counts, states, NodeLifecycleOptions.DEFAULT));
    }
}
