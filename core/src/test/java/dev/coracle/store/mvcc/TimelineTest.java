package dev.coracle.store.mvcc;

import static dev.coracle.store.mvcc.Changes.put;
import static dev.coracle.store.mvcc.Changes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Value VALUE = Value.of("value");
    private static final int LIMIT = 1_000;

    private final Timeline timeline = Timeline.empty(LIMIT);

    private void write(String... keys) {
        Draft draft = timeline.draft();
        for (String key : keys) {
            draft.put(key, VALUE, timeline.get(key).map(KeyValue::modRevision).orElse(0L))
                    .get();
        }
        timeline.publish(draft);
    }

    private void publish(Change... changes) {
        Draft draft = timeline.draft();
        for (Change change : changes) draft.add(change);
        timeline.publish(draft);
    }

    private static List<String> keys(List<Change> changes) {
        return changes.stream().map(change -> change.current().key()).toList();
    }

    private static List<String> read(Cursor cursor) {
        return keys(cursor.next(Integer.MAX_VALUE).get());
    }

    @Test
    void aDraftIsInvisibleUntilItIsPublished() {
        Cursor cursor = timeline.changes("", 0).get();
        Draft draft = timeline.draft();
        draft.put("/a", VALUE, 0).get();
        draft.put("/b", VALUE, 0).get();
        assertThat(timeline.get("/a")).isEmpty();
        assertThat(timeline.currentRevision()).isEqualTo(1);
        assertThat(read(cursor)).isEmpty();
        timeline.publish(draft);
        assertThat(timeline.count("")).isEqualTo(2);
        assertThat(timeline.currentRevision()).isEqualTo(3);
        assertThat(read(cursor)).containsExactly("/a", "/b");
    }

    @Test
    void aDroppedDraftHasNotHappened() {
        timeline.draft().put("/a", VALUE, 0).get();
        write("/b");
        assertThat(timeline.get("/a")).isEmpty();
        assertThat(timeline.get("/b").map(KeyValue::modRevision)).contains(2L);
    }

    @Test
    void theWritesOfADraftAreCheckedAgainstThoseBeforeThem() {
        Draft draft = timeline.draft();
        KeyValue first = draft.put("/a", VALUE, 0).get();
        assertThat(draft.put("/a", VALUE, 0).isLeft()).isTrue();
        KeyValue second = draft.put("/a", VALUE, first.modRevision()).get();
        assertThat(draft.delete("/a", second.modRevision()).isRight()).isTrue();
        assertThat(draft.delete("/a", second.modRevision()).isLeft()).isTrue();
        assertThat(draft.revision()).isEqualTo(4);
        assertThat(draft.changes()).extracting(Change::deleted).containsExactly(false, false, true);
    }

    @Test
    void aDraftThatWasOvertakenIsRefused() {
        Draft late = timeline.draft();
        late.put("/a", VALUE, 0).get();
        write("/b");
        assertThatThrownBy(() -> timeline.publish(late)).isInstanceOf(IllegalStateException.class);
        assertThat(timeline.get("/a")).isEmpty();
    }

    @Test
    void compactionDoesNotOvertakeADraft() {
        write("/a", "/b");
        Draft draft = timeline.draft();
        draft.put("/c", VALUE, 0).get();
        assertThat(timeline.compact(2).get()).isEqualTo(2);
        timeline.publish(draft);
        assertThat(timeline.list("", "", 0, 1).getLeft()).isEqualTo(new StoreError.Compacted(1, 2));
        assertThat(timeline.count("")).isEqualTo(3);
    }

    @Test
    void asMuchHistoryIsKeptAsTheLimitSaysAndLittleMore() {
        for (int i = 0; i < 5 * LIMIT; i++) write("/key-" + i);
        long now = timeline.currentRevision();
        assertThat(timeline.changes("", now - LIMIT + 1).isRight()).isTrue();
        assertThat(timeline.changes("", now - 2 * LIMIT).isLeft()).isTrue();
        assertThat(timeline.list("", "", 0, now - LIMIT).get().entries()).hasSize(4 * LIMIT);
        assertThat(timeline.list("", "", 0, now - 2 * LIMIT).isLeft()).isTrue();
    }

    @Test
    void aReaderWhoIsLappedLosesItsPlaceButNotOneWhomNothingConcerned() {
        Cursor slow = timeline.changes("/busy/", 0).get();
        Cursor quiet = timeline.changes("/quiet/", 0).get();
        for (int i = 0; i < 5 * LIMIT; i++) write("/busy/" + i);
        write("/quiet/a");
        for (int i = 0; i < LIMIT / 2; i++) write("/busy/again-" + i);
        assertThat(slow.next(1).getLeft()).isInstanceOf(StoreError.Compacted.class);
        assertThat(read(quiet)).containsExactly("/quiet/a");
        assertThat(quiet.position()).isEqualTo(timeline.currentRevision());
    }

    @Test
    void aReaderOfAPrefixThatNobodyFollowedFindsItsPast() {
        for (int i = 0; i < 300; i++) write("/a/" + i, "/b/" + i);
        Cursor late = timeline.changes("/a/", 302).get();
        Cursor early = timeline.changes("/a/", 2).get();
        write("/a/new", "/b/new");
        assertThat(read(early)).hasSize(301).startsWith("/a/0").endsWith("/a/new");
        assertThat(read(late)).hasSize(151).startsWith("/a/150").endsWith("/a/new");
    }

    @Test
    void aWriteOfSeveralKeysIsNotDivided() {
        Cursor cursor = timeline.changes("/a", 0).get();
        publish(put("/a/1", 5), put("/b/1", 5), put("/a/2", 5), put("/a/3", 6));
        assertThat(keys(cursor.next(1).get())).containsExactly("/a/1", "/a/2");
        assertThat(cursor.position()).isEqualTo(5);
        assertThat(keys(cursor.next(1).get())).containsExactly("/a/3");
        assertThat(timeline.list("", "", 0, 5).get().entries()).hasSize(3);
    }

    @Test
    void revisionsMayHaveGaps() {
        publish(put("/a", 10));
        publish(put("/b", 20));
        assertThat(timeline.list("", "", 0, 9).get().entries()).isEmpty();
        assertThat(timeline.list("", "", 0, 15).get().entries()).hasSize(1);
        assertThat(read(timeline.changes("", 11).get())).containsExactly("/b");
        assertThatThrownBy(() -> publish(put("/c", 20))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRevisionRisesWithoutAChange() {
        Cursor cursor = timeline.changes("", 0).get();
        Draft draft = timeline.draft();
        draft.advance(50);
        draft.advance(40);
        timeline.publish(draft);
        assertThat(timeline.currentRevision()).isEqualTo(50);
        assertThat(cursor.position()).isEqualTo(50);
        assertThat(timeline.list("", "", 0, 50).isRight()).isTrue();
    }

    @Test
    void aTimelineCanBeginWithAStateWhosePastIsGone() {
        Timeline restored = Timeline.compacted(7, List.of(version("/b", 3), version("/a", 7)), LIMIT);
        assertThat(restored.currentRevision()).isEqualTo(7);
        assertThat(restored.list("", "", 0, 7).get().entries())
                .extracting(KeyValue::key)
                .containsExactly("/a", "/b");
        assertThat(restored.list("", "", 0, 6).getLeft()).isEqualTo(new StoreError.Compacted(6, 7));
        assertThat(restored.changes("", 7).getLeft()).isEqualTo(new StoreError.Compacted(7, 7));
        assertThat(restored.changes("", 8).isRight()).isTrue();
    }

    @Test
    void aPublicationIsSignalledOnceToEachWhomItConcerns() {
        List<String> signals = new ArrayList<>();
        timeline.subscribe("/", () -> signals.add("/"));
        timeline.subscribe("/a/", () -> signals.add("/a/"));
        timeline.subscribe("/b/", () -> signals.add("/b/"));
        timeline.subscribe("/a/", () -> signals.add("/a/ again"));
        write("/a/1", "/a/2", "/a/3");
        assertThat(signals).containsExactly("/a/", "/a/ again", "/");
    }

    @Test
    void aSignalComesWhenTheChangeCanBeRead() {
        AtomicInteger read = new AtomicInteger();
        Cursor cursor = timeline.changes("/", 0).get();
        timeline.subscribe("/", () -> read.addAndGet(read(cursor).size()));
        write("/a", "/b");
        write("/c");
        assertThat(read).hasValue(3);
    }

    @Test
    void whatIsResumedLeavesNobodyWithAGap() {
        write("/a", "/b");
        Cursor behind = timeline.changes("/a", 2).get();
        Cursor upToDate = timeline.changes("", 0).get();
        Cursor ahead = timeline.changes("", 11).get();
        AtomicInteger signals = new AtomicInteger();
        timeline.subscribe("/quiet", signals::incrementAndGet);

        timeline.resume(10, List.of(version("/b", 5), version("/c", 9)));
        assertThat(signals).hasValue(1);
        assertThat(timeline.currentRevision()).isEqualTo(10);
        assertThat(timeline.list("", "", 0, 0).get().entries())
                .extracting(KeyValue::key)
                .containsExactly("/b", "/c");
        assertThat(timeline.list("", "", 0, 9).getLeft()).isEqualTo(new StoreError.Compacted(9, 10));
        assertThat(behind.next(1).getLeft()).isEqualTo(new StoreError.Compacted(2, 10));
        assertThat(upToDate.next(1).getLeft()).isEqualTo(new StoreError.Compacted(4, 10));
        assertThat(timeline.changes("", 10).isLeft()).isTrue();

        publish(put("/d", 11));
        assertThat(read(ahead)).containsExactly("/d");
        assertThat(read(timeline.changes("", 11).get())).containsExactly("/d");
        assertThatThrownBy(() -> timeline.resume(10, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
