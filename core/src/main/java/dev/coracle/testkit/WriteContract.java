package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static dev.coracle.testkit.Answers.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import dev.coracle.testkit.Step.Expectation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** What a store keeps about writes. */
public interface WriteContract extends StoreUnderTest {
    /** Of several who expect the same of a key, the store serves one and tells the others so. */
    @Property(tries = 50)
    @Label("W1: one of many concurrent writers with the same expectation wins")
    default void w1OneOfManyWins(@ForAll boolean exists, @ForAll boolean deletes) {
        try (Trial trial = Trial.of(this)) {
            if (exists || deletes) trial.create("/key");
            long expected = trial.ledger.latest("/key").map(Fact::modified).orElse(0L);
            Step step = new Step("/key", "mine", deletes, Expectation.CURRENT);
            Supplier<Boolean> attempt = () -> trial.attempt(step, expected).isRight();
            List<Boolean> successes = Crew.together(trial.platform, Collections.nCopies(6, attempt));
            assertEquals(1, Collections.frequency(successes, true));
        }
    }

    /** A successful write is at a later revision than all before; what fails or only reads leaves the revision alone. */
    @Property(tries = 100)
    @Label("W2: every write raises the revision, and nothing else does")
    default void w2EveryWriteRaisesTheRevision(@ForAll(supplier = Steps.class) List<Step> steps) {
        try (Trial trial = Trial.of(this)) {
            for (Step step : steps) {
                long before = trial.store.currentRevision();
                Outcome outcome = trial.run(step);
                long after = trial.store.currentRevision();
                assertEquals(outcome.answer().map(Fact::modified).getOrElse(before), after);
                assertEquals(outcome.answer().isRight(), after > before);
                trial.list("", 0);
                trial.store.get(step.key());
                trial.store.count("");
                assertEquals(after, trial.store.currentRevision());
            }
        }
    }

    /** The order of revisions is one in which the calls can have happened, each between its beginning and its answer. */
    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    @Label("W3: concurrent writes and reads respect real time")
    default void w3RevisionsRespectRealTime(@ForAll(supplier = Steps.OfWriters.class) List<List<Step>> plans) {
        try (Trial trial = Trial.of(this)) {
            Traffic traffic = new Traffic(trial);
            List<Listing> listings = new ArrayList<>();
            List<Call> calls = traffic.run(plans, () -> listings.add(Listing.of(trial, traffic)));
            Judge judge = new Judge(trial.ledger, calls);
            judge.writesRespectRealTime();
            judge.refusalsAreTrue();
            judge.listsAreTrue(listings);
        }
    }

    /** Create, update, delete and create again. */
    @Property(tries = 100)
    @Label("W4: a version knows since when its key exists, when it was written, and how many came before")
    default void w4VersionsAreNumbered(@ForAll(supplier = Steps.class) List<Step> steps) {
        try (Trial trial = Trial.of(this)) {
            for (Outcome outcome : trial.run(steps)) {
                if (outcome.answer().isLeft()) continue;
                Fact written = outcome.answer().get();
                assertEquals(
                        outcome.step()
                                .effect(outcome.there(), written.modified())
                                .current(),
                        written);
            }
            for (Step step : steps) {
                assertEquals(
                        trial.ledger.latest(step.key()),
                        trial.store.get(step.key()).map(Fact::of));
            }
        }
    }

    /** A refused writer gets what it needs to try again, without another question. */
    @Property(tries = 100)
    @Label("W5: a write succeeds only if it expects what is there, and otherwise shows what is")
    default void w5RefusalsShowWhatIsThere(@ForAll(supplier = Steps.class) List<Step> steps) {
        try (Trial trial = Trial.of(this)) {
            for (Outcome outcome : trial.run(steps)) {
                boolean fits = outcome.step().fits(outcome.there(), outcome.expectedRevision());
                assertEquals(fits, outcome.answer().isRight());
                if (fits) continue;
                StoreError.Conflict conflict = assertInstanceOf(StoreError.Conflict.class, refused(outcome.answer()));
                assertEquals(outcome.step().key(), conflict.key());
                assertEquals(outcome.expectedRevision(), conflict.expectedRevision());
                assertEquals(outcome.there(), conflict.actual().map(Fact::of));
            }
        }
    }

    /** Whatever revision is claimed for it. */
    @Example
    @Label("W5: an absent key cannot be deleted")
    default void w5AbsentKeysCannotBeDeleted() {
        try (Trial trial = Trial.of(this)) {
            trial.create("/other");
            long now = trial.store.currentRevision();
            for (long revision : new long[] {0, 1, now - 1, now, now + 1}) {
                StoreError error = refused(trial.store.delete("/key", revision));
                assertEquals(new StoreError.Conflict("/key", revision, Optional.empty()), error);
            }
        }
    }

    /** The same limit and the same refusal everywhere. */
    @Example
    @Label("W7: a value of 1.5 MiB is taken, a larger one is not")
    default void w7ValuesHaveALimit() {
        try (Trial trial = Trial.of(this)) {
            Value largest = Value.of(new byte[ClusterStore.LARGEST_VALUE]);
            Value larger = Value.of(new byte[ClusterStore.LARGEST_VALUE + 1]);
            KeyValue written = given(trial.store.put("/key", largest, 0));
            assertEquals(ClusterStore.LARGEST_VALUE, written.value().bytes().length);
            StoreError error = refused(trial.store.put("/key", larger, written.modRevision()));
            StoreError.TooLarge tooLarge = assertInstanceOf(StoreError.TooLarge.class, error);
            assertEquals(ClusterStore.LARGEST_VALUE + 1, tooLarge.bytes());
            assertEquals(written.modRevision(), trial.store.currentRevision());
        }
    }

    /** Also none at all. */
    @Property(tries = 50)
    @Label("W7: a value is any bytes")
    default void w7ValuesAreAnyBytes(@ForAll @Size(max = 300) byte[] bytes) {
        try (Trial trial = Trial.of(this)) {
            given(trial.store.put("/key", Value.of(bytes), 0));
            assertArrayEquals(bytes, trial.store.get("/key").get().value().bytes());
            KeyValue listed = given(trial.store.list("/", "", 0, 0)).entries().get(0);
            assertArrayEquals(bytes, listed.value().bytes());
        }
    }

    /** Which is not the order of {@link String#compareTo}. */
    @Property(tries = 50)
    @Label("W7: keys are ordered by their UTF-8 bytes")
    default void w7KeysAreOrderedByTheirBytes(
            @ForAll(supplier = Texts.Several.class) List<String> keys, @ForAll(supplier = Texts.class) String start) {
        try (Trial trial = Trial.of(this)) {
            TreeSet<String> sorted = new TreeSet<>(Ledger.KEY_ORDER);
            sorted.addAll(keys);
            for (String key : sorted.descendingSet()) given(trial.store.put(key, Value.of(""), 0));
            List<KeyValue> entries = given(trial.store.list("", start, 0, 0)).entries();
            assertEquals(
                    List.copyOf(sorted.tailSet(start)),
                    entries.stream().map(KeyValue::key).toList());
        }
    }

    /** A key that no file or network could carry as it is. */
    @Example
    @Label("W7: a key is a text, and not empty")
    default void w7KeysAreTexts() {
        try (Trial trial = Trial.of(this)) {
            for (String key : List.of("", "/\ud83d", "/\ude00\ud83d")) {
                assertThrows(IllegalArgumentException.class, () -> trial.store.put(key, Value.of(""), 0));
            }
        }
    }

    /** Its reads and writes; nothing is written. */
    @Example
    @Label("W8: a closed store says so")
    default void w8AClosedStoreSaysSo() {
        try (Trial trial = Trial.of(this)) {
            trial.store.close();
            assertThrows(StoreException.class, () -> trial.store.get("/key"));
            StoreException refusal = assertThrows(StoreException.class, () -> trial.store.put("/key", Value.of(""), 0));
            assertFalse(refusal.isOutcomeUnknown());
        }
    }
}
