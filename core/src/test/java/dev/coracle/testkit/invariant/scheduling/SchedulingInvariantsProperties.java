package dev.coracle.testkit.invariant.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.InvariantMonitor;
import dev.coracle.testkit.invariant.Setting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** The default scheduler under all promises about scheduling, in random clusters with faults. */
class SchedulingInvariantsProperties {
    private static final Duration SETTLING = Duration.ofMinutes(7);

    private final Map<String, Long> exercised = new LinkedHashMap<>();

    private boolean demanding;

    private void play(ClusterCase random) {
        ClusterDefinition definition =
                SchedulingInvariants.observed(random.definition().build());
        try (Simulation simulation = Simulation.of(definition, random.seed())) {
            Setting setting = new Setting(simulation.cluster(), Optional.of(simulation), Bounds.of(definition));
            try (InvariantMonitor monitor = InvariantMonitor.on(setting, SchedulingInvariants.all())) {
                random.begin(simulation);
                if (demanding) DemandingPods.begin(simulation, random.seed());
                simulation.cluster().run(random.end().plusSeconds(30));
                monitor.check();
                simulation.cluster().run(SETTLING);
                monitor.checkSettled();
                monitor.exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
            }
        }
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    @Label("safety: no promise about scheduling is broken in any random cluster")
    void promisesAreKept(@ForAll(supplier = ClusterCases.class) ClusterCase random) {
        play(random);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    @Label("safety: nor where pods ask for all that a scheduler looks at")
    void promisesAreKeptToDemandingPods(@ForAll(supplier = ClusterCases.class) ClusterCase random) {
        demanding = true;
        play(random);
    }

    @AfterProperty
    void theyWerePutToTheTest() {
        assertThat(exercised)
                .hasSize(SchedulingInvariants.all().size())
                .extractingByKeys(
                        "NoOvercommit", "NoBindToBadNode", "SoundDecisions", "AccurateBooks", "NoMissedWakeUp")
                .allSatisfy(count -> assertThat(count).isGreaterThan(50));
        if (!demanding) return;
        assertThat(exercised)
                .extractingByKeys("AntiAffinityIsKept", "AffinityIsKept", "SpreadIsKept", "HostPortsAreHeldOnce")
                .allSatisfy(count -> assertThat(count).isGreaterThan(2));
    }
}
