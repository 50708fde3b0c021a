package dev.coracle.store.mvcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.store.Change;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TrailProperties {
    private static final long START = 10;

    @Property
    @Label("a trail gives what was added, but for what was forgotten")
    void trailsGiveWhatWasAdded(
            @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> moves,
            @ForAll @IntRange(max = 150) int after,
            @ForAll @IntRange(max = 150) int upTo,
            @ForAll @IntRange(min = 1, max = 20) int max) {
        Trail trail = Trail.after(START);
        List<Change> known = new ArrayList<>();
        long revision = START;
        long forgotten = 0;
        for (int move : moves) {
            if (move == 0) { // forgets about half
                long until = (revision + START) / 2;
                trail = trail.without(until);
                for (Change change : known) if (change.revision() <= until) forgotten = change.revision();
                known.removeIf(change -> change.revision() <= until);
            } else { // now and then two changes of one revision
                revision += move == 1 && !known.isEmpty() ? 0 : 1;
                Change change = Changes.put("/key", revision);
                trail = trail.with(change);
                known.add(change);
            }
        }
        assertThat(trail.forgotten()).isEqualTo(forgotten);
        List<Change> expected = known.stream()
                .filter(change -> change.revision() > after && change.revision() <= upTo)
                .toList();
        List<Change> found = trail.between(after, upTo, max);
        assertThat(expected).startsWith(found.toArray(new Change[0]));
        if (expected.size() <= max) assertThat(found).hasSameSizeAs(expected);
        else assertThat(endsWholly(found, expected, max)).isTrue();
    }

    /** Whether an answer that was cut ends with a write as a whole, and no later than it must. */
    private static boolean endsWholly(List<Change> found, List<Change> expected, int max) {
        long last = expected.get(max - 1).revision();
        return found.size()
                == expected.stream().filter(change -> change.revision() <= last).count();
    }

    @Property
    @Label("what came before can be put in front, and earlier trails stay as they were")
    void earlierChangesCanBePutInFront(@ForAll @IntRange(max = 50) int earlier, @ForAll @IntRange(max = 50) int later) {
        Trail trail = Trail.after(START);
        List<Change> changes = new ArrayList<>();
        for (int i = 1; i <= later; i++) {
            Change change = Changes.put("/key", START + i);
            changes.add(change);
            trail = trail.with(change);
        }
        Trail before = trail;
        List<Change> front = new ArrayList<>();
        for (int i = 1; i <= earlier; i++) front.add(Changes.put("/key", START - 60 + i));
        Trail longer = trail.precededBy(front, START - 60).with(Changes.put("/key", START + 100));
        front.addAll(changes);
        assertThat(before.between(-100, START + 100, 1_000)).isEqualTo(changes);
        assertThat(longer.between(-100, START + 99, 1_000)).isEqualTo(front);
        assertThat(longer.start()).isEqualTo(START - 60);
    }
}
