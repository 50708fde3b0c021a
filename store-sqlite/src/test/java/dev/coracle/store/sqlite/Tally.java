package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was answered, over several lives of a store, against what is there. */
final class Tally {
    /** Every write that was ever answered, by revision. */
    private final Map<Long, Answer> ever = new HashMap<>();

    /** Last write to each key, as far as it was answered or seen. */
    private final TreeMap<String, Answer> expected = new TreeMap<>();

    private long newest = 1;
    private long compacted;

    void add(List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.isCompaction()) {
                compacted = Math.max(compacted, answer.revision());
            } else {
                assertThat(ever.put(answer.revision(), answer))
                        .as("%s, at first", answer)
                        .isNull();
                expected.merge(answer.key(), answer, (a, b) -> a.revision() > b.revision() ? a : b);
                newest = Math.max(newest, answer.revision());
            }
        }
    }

    /** Nothing that was answered is missing, nothing is there in part, and the history leads to the present. */
    void check(ClusterStore store) {
        long now = store.currentRevision();
        long forgotten = store.compact(0).get();
        assertThat(now).isGreaterThanOrEqualTo(newest);
        assertThat(forgotten).isGreaterThanOrEqualTo(compacted);
        checkHistory(store, forgotten, now);
        checkPresent(store, forgotten);
    }

    private void checkHistory(ClusterStore store, long forgotten, long now) {
        TreeMap<Long, Answer> history = new TreeMap<>();
        long next = Math.max(forgotten, 1);
        for (Change change :
                store.changes("", forgotten + 1).get().next(Integer.MAX_VALUE).get()) {
            assertThat(change.revision()).as("no gap").isEqualTo(++next);
            history.put(change.revision(), Answer.of(change));
            expected.merge(change.current().key(), Answer.of(change), (a, b) -> a.revision() > b.revision() ? a : b);
        }
        assertThat(now).isEqualTo(next);
        for (Answer answer : ever.values()) {
            if (answer.revision() > forgotten) assertThat(history).containsEntry(answer.revision(), answer);
        }
    }

    /**
     * A writer that was not answered may have written where history tells no more of it, be it that others wrote long enough
     * before the end: one key each, later than all that it was answered about that key.
     */
    private void checkPresent(ClusterStore store, long forgotten) {
        Map<String, Answer> present = present(store);
        TreeSet<String> keys = new TreeSet<>(present.keySet());
        expected.values().removeIf(Answer::isDeletion);
        keys.addAll(expected.keySet());
        keys.removeIf(key -> Objects.equals(present.get(key), expected.get(key)));
        assertThat(keys).as("keys that are not as expected").hasSizeLessThanOrEqualTo(VictimMain.WRITERS);
        for (String key : keys) {
            Answer there = present.get(key);
            long known = revision(expected.get(key));
            long written = there == null ? forgotten : there.revision();
            assertThat(written)
                    .as("%s was %s, is %s, and history is forgotten up to %s", key, expected.get(key), there, forgotten)
                    .isGreaterThan(known)
                    .isLessThanOrEqualTo(forgotten);
            if (there != null) assertThat(ever).as(key).doesNotContainKey(written);
        }
        forget(store);
    }

    private static long revision(@Nullable Answer answer) {
        return answer == null ? 0 : answer.revision();
    }

    private static Map<String, Answer> present(ClusterStore store) {
        TreeMap<String, Answer> present = new TreeMap<>();
        for (KeyValue entry : store.list("", "", 0, 0).get().entries()) present.put(entry.key(), Answer.of(entry));
        return present;
    }

    /** Takes what is there for what there should be, where the latest writes may be lost. */
    void forget(ClusterStore store) {
        expected.clear();
        expected.putAll(present(store));
    }

    long newest() {
        return newest;
    }

    @Nullable
    Answer answered(long revision) {
        return ever.get(revision);
    }
}
