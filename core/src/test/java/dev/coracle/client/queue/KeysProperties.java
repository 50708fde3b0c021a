package dev.coracle.client.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class KeysProperties {
    /** Numbers below 5 add that key, 5 takes a key, above ends the processing of one. */
    @Property
    @Label("safety: no key is processed twice at once, or without having been added; liveness: none is lost")
    void eachAddIsFollowedByProcessing(@ForAll List<@IntRange(max = 9) Integer> steps) {
        Keys<Integer> keys = new Keys<>();
        List<Integer> processing = new ArrayList<>();
        Set<Integer> owed = new LinkedHashSet<>();
        for (int step : steps) {
            if (step < 5) {
                keys.add(step);
                owed.add(step);
            } else if (step == 5 || processing.isEmpty()) {
                keys.take().ifPresent(key -> {
                    assertThat(processing).doesNotContain(key);
                    assertThat(owed).contains(key);
                    processing.add(key);
                    owed.remove(key);
                });
            } else {
                keys.done(processing.remove(step % processing.size()));
            }
            assertThat(keys.isIdle()).isEqualTo(processing.isEmpty() && owed.isEmpty());
        }
        processing.forEach(keys::done);
        Set<Integer> rest = new LinkedHashSet<>();
        for (Optional<Integer> key = keys.take(); key.isPresent(); key = keys.take()) rest.add(key.get());
        assertThat(rest).containsExactlyInAnyOrderElementsOf(owed);
    }

    @Example
    void keysAreTakenInTheOrderOfTheirFirstAdd() {
        Keys<String> keys = new Keys<>();
        List.of("b", "a", "b", "c", "a").forEach(keys::add);
        assertThat(List.of(keys.take(), keys.take(), keys.take(), keys.take()))
                .containsExactly(Optional.of("b"), Optional.of("a"), Optional.of("c"), Optional.empty());
    }
}
