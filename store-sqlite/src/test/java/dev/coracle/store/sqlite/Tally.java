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
        checkPresent(store, forgotten < newest ? 0 : VictimMain.WRITERS);
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

    /** A writer that was not answered may have written where no history tells of it: one key, later than all before. */
    private void checkPresent(ClusterStore store, int unanswered) {
        Map<String, Answer> present = present(store);
        TreeSet<String> keys = new TreeSet<>(present.keySet());
        expected.values().removeIf(Answer::isDeletion);
        keys.addAll(expected.keySet());
        keys.removeIf(key -> Objects.equals(present.get(key), expected.get(key)));
        assertThat(keys).as("keys that are not as expected").hasSizeLessThanOrEqualTo(unanswered);
        for (String key : keys) {
            Answer there = present.get(key);
            if (there != null) assertThat(there.revision()).as(key).isGreaterThan(revision(expected.get(key)));
            if (there != null) assertThat(ever).as(key).doesNotContainKey(there.revision());
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
