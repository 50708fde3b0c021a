package dev.coracle.testkit.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.Trigger;
import dev.coracle.testkit.invariant.Bounds;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** What holds for every case that can be drawn. */
class ClusterCaseProperties {
    @Property(tries = 200)
    @Label("safety: JSON holds the whole case, with faults of all kinds")
    void jsonIsReadBackAsTheSameCase(@ForAll long seed) {
        ClusterCase random = Scope.WILD.draw(seed);

        assertThat(ClusterCase.fromJson(random.toJson())).isEqualTo(random);
    }

    @Property(tries = 30)
    @Label("safety: every candidate differs from its case and can be defined and applied")
    void everySmallerCaseIsOne(@ForAll long seed) {
        ClusterCase random = Scope.WILD.draw(seed);
        for (Reduction reduction : Reduction.values()) {
            assertThat(reduction.of(random)).doesNotContain(random).allSatisfy(smaller -> {
                assertThat(smaller.definition().build().nodes())
                        .hasSize(smaller.nodes().size());
                assertThat(smaller.nodes()).isNotEmpty();
                assertThat(smaller.toString()).isNotEqualTo(random.toString());
            });
        }
    }

    @Property(tries = 50)
    @Label("safety: one seed, one case")
    void aSeedIsACase(@ForAll long seed) {
        assertThat(Scope.USUAL.draw(seed))
                .isEqualTo(Scope.USUAL.draw(seed))
                .hasToString(Scope.USUAL.draw(seed).toString());
    }

    @Example
    void whatIsNoCaseIsRefused() {
        assertThatThrownBy(() -> ClusterCase.fromJson("{\"nodes\":3}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no ClusterCase: ");
    }

    @Example
    void faultsOfOneClockAddUp() {
        ClusterCase drifting = Scope.SMALL
                .draw(1)
                .withFaults(FaultPlan.of(
                        drift(FaultKind.CLOCK_FAST, "kube-scheduler", 60_000),
                        drift(FaultKind.CLOCK_SLOW, "node/node-1", 70_000),
                        drift(FaultKind.CLOCK_FAST, "kube-scheduler", 30_000)));

        assertThat(drifting.clockDrift()).isEqualTo(0.09);
        Bounds bounds = Bounds.builder().clockDrift(0.25).build();
        assertThat(bounds.atLeast(Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(32));
        assertThat(bounds.atMost(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(40));
    }

    private static Fault drift(FaultKind kind, String process, long millionths) {
        return new Fault(Trigger.at(Duration.ZERO), kind, process, Duration.ofMinutes(1), millionths);
    }

    @Example
    void halvesComeBeforeSingles() {
        assertThat(Reduction.without(List.of(1, 2, 3, 4)))
                .startsWith(List.of(), List.of(3, 4), List.of(1, 2), List.of(2, 3, 4));
    }
}
