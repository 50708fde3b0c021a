package dev.coracle.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import dev.coracle.store.memory.MemoryStore;
import dev.coracle.testkit.history.Line.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a history lets pass and what not. Wrong histories are right ones of which a line was changed. */
@Timeout(60)
class StoreHistoryTest {
    private static final int CLIENTS = 6;

    private final LivePlatform platform = new LivePlatform("history", CLIENTS);
    private final ClusterStore store = new MemoryStore(platform);
    private final StoreHistory history = StoreHistory.from(store);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void stop() {
        store.close();
        platform.close();
    }

    private ClusterStore told() {
        return StoreHistory.tell(store, "told", told::add);
    }

    private Summary judge() {
        told.forEach(history::hear);
        return history.check(store);
    }

    /** Changes a word in the first line that tells this. */
    private void change(Verb verb, int word, String text) {
        int index = find(verb);
        String[] words = told.get(index).split(" ", -1);
        words[word] = text;
        told.set(index, String.join(" ", words));
    }

    private int find(Verb verb) {
        for (int i = 0; i < told.size(); i++) if (told.get(i).contains(" " + verb + " ")) return i;
        throw new AssertionError("no " + verb + " in " + told);
    }

    private void expectWrong(String what) {
        assertThatThrownBy(this::judge).isInstanceOf(AssertionError.class).hasMessageContaining(what);
    }

    @Test
    void whatHappenedIsExplained() {
        AtomicInteger left = new AtomicInteger(4_000);
        ClusterStore one = history.record(store);
        ClusterStore other = history.record(store);
        Cursor cursor = one.changes("", 0).get();
        List<CompletableFuture<Boolean>> ends = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            RandomClient client =
                    new RandomClient(i % 2 == 0 ? one : other, "client-" + i, platform.entropy().stream("client " + i));
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            ends.add(end);
            platform.worker("client").execute(() -> {
                try {
                    client.run(() -> left.getAndDecrement() > 0);
                } finally {
                    end.complete(true);
                }
            });
        }
        ends.forEach(CompletableFuture::join);
        assertThat(cursor.next(Integer.MAX_VALUE).isRight()).isTrue();
        cursor.close();
        Summary summary = history.check(store);
        assertThat(summary.calls()).isGreaterThan(4_000);
        assertThat(summary.writes()).isGreaterThan(1_000).isEqualTo(summary.changes());
        assertThat(summary.unknown()).isZero();
    }

    @Test
    void anAnsweredWriteThatIsLostIsFound() {
        told().put("/a", Value.of("1"), 0).get();
        change(Verb.PUT, 2, "%2Fb");
        expectWrong("an answered write is lost");
    }

    @Test
    void aRevisionThatWasGivenOutTwiceIsFound() {
        told().put("/a", Value.of("1"), 0).get();
        told.add(told.get(0).replace("told:1", "told:9"));
        told.add(told.get(1).replace("told:1", "told:9"));
        expectWrong("one revision was given out twice");
    }

    @Test
    void aWriteThatWasCalledFailedAndHappenedIsFound() {
        told().put("/a", Value.of("1"), 0).get();
        change(Verb.WRITTEN, 1, Verb.FAILED.name());
        expectWrong("a write that was not asked for");
    }

    @Test
    void aWriteThatHappenedTwiceIsFound() {
        KeyValue first = told().put("/a", Value.of("1"), 0).get();
        change(Verb.WRITTEN, 1, Verb.UNKNOWN.name());
        long deleted = store.delete("/a", first.modRevision()).get().modRevision();
        history.hear("other:1 DELETE %2Fa - " + first.modRevision() + " .");
        history.hear("other:1 WRITTEN - - " + deleted + " .");
        assertThat(store.put("/a", Value.of("1"), 0).isRight()).isTrue();
        expectWrong("a write that was not asked for, or did not happen, or twice");
    }

    @Test
    void whatIsUnknownMayHaveHappenedOrNot() {
        ClusterStore author = told();
        KeyValue first = author.put("/a", Value.of("1"), 0).get();
        author.put("/a", Value.of("2"), first.modRevision()).get();
        told.remove(3);
        told.add("gone:1 PUT %2Fnever content 0 .");
        told.add("gone:2 DELETE %2Fa - 1 .");
        told.add("gone:2 UNKNOWN - - 0 .");
        told.add("gone:3 PUT %2Fa con");
        author.get("/a");
        Summary summary = judge();
        assertThat(summary.unknown()).isEqualTo(3);
        assertThat(summary.happened()).isEqualTo(1);
    }

    @Test
    void aReadOfWhatIsGoneIsFound() {
        ClusterStore author = told();
        KeyValue first = author.put("/a", Value.of("1"), 0).get();
        author.get("/a");
        String read = told.remove(3);
        String asked = told.remove(2);
        author.put("/a", Value.of("2"), first.modRevision()).get();
        told.add(asked);
        told.add(read);
        expectWrong("a stale answer");
    }

    @Test
    void aReadOfWhatWasGoneWhenAnotherHadReadIsFound() {
        ClusterStore author = told();
        KeyValue first = author.put("/a", Value.of("1"), 0).get();
        author.get("/a");
        String read = told.remove(3);
        String asked = told.remove(2);
        author.put("/a", Value.of("2"), first.modRevision()).get();
        String answer = told.remove(3);
        author.get("/a"); // the write is not answered yet, but seen
        told.add(asked);
        told.add(read);
        told.add(answer);
        expectWrong("a stale answer");
    }

    @Test
    void aReadMayShowWhatIsBeingReplaced() {
        ClusterStore author = told();
        KeyValue first = author.put("/a", Value.of("1"), 0).get();
        author.get("/a");
        String read = told.remove(3);
        author.put("/a", Value.of("2"), first.modRevision()).get();
        told.add(read);
        assertThat(judge().calls()).isEqualTo(3);
    }

    @Test
    void aReadThatForeseesIsFound() {
        ClusterStore author = told();
        author.put("/a", Value.of("1"), 0).get();
        author.get("/a");
        told.add(0, told.remove(2));
        told.add(1, told.remove(3));
        expectWrong("a write is before what was answered earlier");
    }

    @Test
    void writesInAnotherOrderThanTheirRevisionsAreFound() {
        ClusterStore author = told();
        author.put("/a", Value.of("1"), 0).get();
        author.put("/b", Value.of("1"), 0).get();
        told.add(told.remove(0));
        told.add(told.remove(0));
        expectWrong("a write is before what was answered earlier");
    }

    @Test
    void aStaleRevisionIsFound() {
        ClusterStore author = told();
        author.put("/a", Value.of("1"), 0).get();
        author.currentRevision();
        change(Verb.SHOWN, 4, "1");
        expectWrong("a stale answer");
    }

    @Test
    void aListOfWhatNeverWasIsFound() {
        ClusterStore author = told();
        author.put("/a", Value.of("1"), 0).get();
        author.list("/", "", 0, 0).get();
        author.put("/b", Value.of("1"), 0).get();
        change(Verb.SHOWN, 4, Long.toString(store.currentRevision()));
        expectWrong("a list of what never was");
    }

    @Test
    void aRefusalForNothingIsFound() {
        ClusterStore author = told();
        KeyValue there = author.put("/a", Value.of("1"), 0).get();
        assertThat(author.put("/a", Value.of("2"), 0).isLeft()).isTrue();
        told.set(2, told.get(2).replace(" 0 .", " " + there.modRevision() + " ."));
        expectWrong("a write was refused for nothing");
    }

    /** Two changes, read and told. */
    private void readTwoChanges() {
        ClusterStore author = told();
        Cursor cursor = author.changes("/", 0).get();
        author.put("/a", Value.of("1"), 0).get();
        author.put("/b", Value.of("1"), 0).get();
        assertThat(cursor.next(10).get()).hasSize(2);
        cursor.close();
    }

    @Test
    void aChangeThatACursorSkipsIsFound() {
        readTwoChanges();
        told.remove(find(Verb.SAW));
        expectWrong("a cursor gave");
    }

    @Test
    void aChangeThatACursorRepeatsIsFound() {
        readTwoChanges();
        told.add(told.get(find(Verb.SAW)));
        expectWrong("a cursor gave");
    }

    @Test
    void aCursorThatKeepsTheLastChangeToItselfIsFound() {
        ClusterStore author = told();
        Cursor cursor = author.changes("/", 0).get();
        author.put("/a", Value.of("1"), 0).get();
        assertThat(cursor.next(10).get()).hasSize(1);
        cursor.close();
        told.remove(find(Verb.SAW));
        expectWrong("has not given");
    }
}
