package dev.coracle.controllers.tainteviction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.tainteviction.EvictionPlanner.Exposure;
import dev.coracle.controllers.tainteviction.EvictionPlanner.Plan;
import dev.coracle.controllers.tainteviction.EvictionPlanner.View;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EvictionPlannerProperties {
    @Example
    @Label("the table of cases")
    void cases() {
        assertThat(leave(List.of(), List.of())).isEmpty();
        assertThat(leave(List.of(), List.of(exposure("a", 0)))).contains(Duration.ZERO);
        assertThat(leave(List.of(toleration("a", -1)), List.of(exposure("a", 999))))
                .isEmpty();
        assertThat(leave(List.of(toleration("a", 300)), List.of(exposure("a", 100))))
                .contains(Duration.ofSeconds(200));
        assertThat(leave(List.of(toleration("a", 300)), List.of(exposure("a", 300))))
                .contains(Duration.ZERO);
        assertThat(leave(
                        List.of(toleration("a", 300), toleration("b", 60)),
                        List.of(exposure("a", 100), exposure("b", 10))))
                .contains(Duration.ofSeconds(50));
        assertThat(leave(List.of(toleration("a", 300)), List.of(exposure("a", 0), exposure("b", 0))))
                .contains(Duration.ZERO);
    }

    @Property
    @Label("safety: no pod leaves before each of its taints was there for the time that it tolerates")
    void neverEarly(@ForAll("tolerations") List<Toleration> tolerations, @ForAll("exposures") List<Exposure> all) {
        Plan plan = EvictionPlanner.plan(new View(tolerations, all));
        for (Exposure exposure : all) {
            Plan alone = EvictionPlanner.plan(new View(tolerations, List.of(exposure)));
            if (alone.leave().isEmpty()) continue;
            assertThat(plan.leave().orElseThrow())
                    .isLessThanOrEqualTo(alone.leave().get());
        }
        boolean anyAlone = all.stream()
                .anyMatch(it -> EvictionPlanner.plan(new View(tolerations, List.of(it)))
                        .leave()
                        .equals(plan.leave()));
        assertThat(plan.leave().isEmpty() || anyAlone).isTrue();
    }

    @Property
    @Label("safety: a taint that goes never makes a pod leave sooner")
    void fewerTaintsNeverHurt(
            @ForAll("tolerations") List<Toleration> tolerations, @ForAll("exposures") List<Exposure> all) {
        Optional<Duration> before =
                EvictionPlanner.plan(new View(tolerations, all)).leave();
        for (int i = 0; i < all.size(); i++) {
            List<Exposure> fewer = new ArrayList<>(all);
            fewer.remove(i);
            Optional<Duration> after =
                    EvictionPlanner.plan(new View(tolerations, fewer)).leave();
            assertThat(after.isEmpty() || after.get().compareTo(before.orElseThrow()) >= 0)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<List<Toleration>> tolerations() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(-1, 20))
                .as(EvictionPlannerProperties::toleration)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Exposure>> exposures() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, 25))
                .as(EvictionPlannerProperties::exposure)
                .list()
                .ofMaxSize(3);
    }

    private static Optional<Duration> leave(List<Toleration> tolerations, List<Exposure> exposures) {
        return EvictionPlanner.plan(new View(tolerations, exposures)).leave();
    }

    private static Exposure exposure(String key, int seconds) {
        Taint taint = Taint.builder().key(key).effect("NoExecute").build();
        return new Exposure(taint, Duration.ofSeconds(seconds));
    }

    private static Toleration toleration(String key, int seconds) {
        Toleration.Builder toleration = Toleration.builder().key(key).operator("Exists");
        if (seconds >= 0) toleration.tolerationSeconds((long) seconds);
        return toleration.build();
    }
}
