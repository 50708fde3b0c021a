package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import dev.coracle.store.mvcc.Timeline;
import io.etcd.jetcd.api.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Value KNOWN = Value.of("known");

    private final KeyValue there = new KeyValue("/there", KNOWN, 5, 8, 3);
    private final Timeline timeline = Timeline.compacted(10, List.of(there), 1_000);
    private final Authored authored = new Authored();
    private final Intake intake = new Intake(new Keys("/root"), authored, timeline);
    private final Cursor cursor = timeline.changes("", 0).get();

    private static Event put(ByteString key, long created, long revision, long version) {
        return event(Event.EventType.PUT, key, created, revision, version);
    }

    private static Event put(String key, long revision) {
        return put(ByteString.copyFromUtf8(key), revision, revision, 1);
    }

    private static Event delete(String key, long revision) {
        return event(Event.EventType.DELETE, ByteString.copyFromUtf8(key), 0, revision, 0);
    }

    private static Event event(Event.EventType type, ByteString key, long created, long revision, long version) {
        return Event.newBuilder()
                .setType(type)
                .setKv(io.etcd.jetcd.api.KeyValue.newBuilder()
                        .setKey(key)
                        .setValue(ByteString.copyFromUtf8("value"))
                        .setCreateRevision(created)
                        .setModRevision(revision)
                        .setVersion(version))
                .build();
    }

    private List<Change> seen() {
        return cursor.next(100).get();
    }

    @Test
    void eventsBecomeChangesWithWhatWasThereBefore() {
        assertThat(intake.take(List.of(
                        put(ByteString.copyFromUtf8("/root/there"), 5, 11, 4),
                        delete("/root/there", 12),
                        put("/root/there", 13))))
                .isTrue();
        List<Change> seen = seen();
        assertThat(seen).extracting(Change::revision).containsExactly(11L, 12L, 13L);
        assertThat(seen).extracting(Change::deleted).containsExactly(false, true, false);
        assertThat(seen.get(0).previous()).containsSame(there);
        assertThat(seen.get(1).previous()).containsSame(seen.get(0).current());
        assertThat(seen.get(1).current().createRevision()).isEqualTo(5);
        assertThat(seen.get(2).created()).isTrue();
    }

    @Test
    void whatConcernsOthersOnlyRaisesTheRevision() {
        ByteString binary = ByteString.copyFromUtf8("/root/").concat(ByteString.copyFrom(new byte[] {(byte) 0xc0}));
        assertThat(intake.take(List.of(put("/other", 11), put(binary, 12, 12, 1), put("/root", 13))))
                .isTrue();
        assertThat(timeline.currentRevision()).isEqualTo(13);
        assertThat(seen()).isEmpty();
        assertThat(timeline.count("")).isEqualTo(1);
    }

    @Test
    void whatIsKnownIsPassedOver() {
        intake.take(List.of(put("/root/a", 11)));
        assertThat(intake.take(List.of(put("/root/a", 11), put("/root/b", 12)))).isTrue();
        assertThat(seen()).extracting(change -> change.current().key()).containsExactly("/a", "/b");
    }

    @Test
    void aWriteOfSeveralKeysIsOne() {
        assertThat(intake.take(List.of(put("/other", 11), put("/root/a", 11), put("/root/b", 11), put("/root/c", 12))))
                .isTrue();
        assertThat(cursor.next(1).get()).hasSize(2);
    }

    @Test
    void aGapIsNoticedAndNothingBehindItIsShown() {
        assertThat(intake.take(List.of(put("/root/a", 11), put("/root/b", 13)))).isFalse();
        assertThat(intake.take(List.of(put("/root/b", 12)))).isFalse();
        assertThat(intake.take(List.of(delete("/root/unknown", 11)))).isFalse();
        assertThat(intake.take(List.of(put("/root/there", 11)))).isFalse();
        assertThat(timeline.currentRevision()).isEqualTo(10);
        assertThat(seen()).isEmpty();
    }

    @Test
    void valuesOfOnesOwnAreKnownAgain() {
        Value own = Value.of("value");
        Value other = Value.of("another");
        authored.begin("/own", own);
        authored.begin("/other", other);
        intake.take(List.of(put("/root/own", 11), put("/root/other", 12)));
        assertThat(timeline.get("/own").orElseThrow().value()).isSameAs(own);
        assertThat(timeline.get("/other").orElseThrow().value()).isNotSameAs(other);
        authored.end("/own", own);
        assertThat(authored.recognize("/own", own.bytes())).isNotSameAs(own);
    }
}
