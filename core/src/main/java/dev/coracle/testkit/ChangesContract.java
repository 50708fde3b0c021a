package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.store.Cursor;
import dev.coracle.store.StoreError;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What a store keeps about reading changes. */
public interface ChangesContract extends StoreUnderTest {
    /** Whatever the prefix, the first revision and the size of the answers. */
    @Property(tries = 100)
    @Label("V1 V2 V3 V4: a cursor gives every change below its prefix, once, in order, each write as a whole")
    default void v1CursorsGiveEveryChangeOnceInOrder(
            @ForAll(supplier = Steps.class) List<Step> steps,
            @ForAll(supplier = Steps.Prefixes.class) String prefix,
            @ForAll @IntRange(max = 60) int skipped,
            @ForAll @IntRange(min = 1, max = 5) int max) {
        try (Trial trial = Trial.of(this, steps)) {
            long from = Math.min(trial.ledger.start() + skipped, trial.ledger.revision()) + 1;
            List<Seen> read = Trial.drain(trial.cursor(prefix, from), max);
            assertIterableEquals(trial.ledger.changesAfter(prefix, from - 1), read);
        }
    }

    /** Writers and readers at the same time. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label("V1 V2 V3 V4: so it does while others write")
    default void v1CursorsGiveEveryChangeUnderWrites(
            @ForAll(supplier = Steps.OfWriters.class) List<List<Step>> plans,
            @ForAll(supplier = Steps.Prefixes.class) String prefix,
            @ForAll @IntRange(min = 1, max = 50) int max) {
        try (Trial trial = Trial.of(this)) {
            Cursor cursor = trial.cursor(prefix, 0);
            List<Seen> read = new ArrayList<>();
            List<Call> calls = new Traffic(trial).run(plans, () -> read.addAll(Trial.drain(cursor, max)));
            new Judge(trial.ledger, calls).writesRespectRealTime();
            assertIterableEquals(trial.ledger.changes(prefix), read);
        }
    }

    /** A reader whose connection broke has lost nothing. */
    @Property(tries = 100)
    @Label("V5: another cursor goes on where one has ended")
    default void v5ReadingCanBeResumed(
            @ForAll(supplier = Steps.class) List<Step> steps,
            @ForAll(supplier = Steps.Prefixes.class) String prefix,
            @ForAll @IntRange(min = 1, max = 20) int max) {
        try (Trial trial = Trial.of(this)) {
            Cursor first = trial.cursor(prefix, 0);
            trial.run(steps);
            List<Seen> read = new ArrayList<>(Seen.of(given(first.next(max))));
            long position = first.position();
            first.close();
            read.addAll(Trial.drain(trial.cursor(prefix, position + 1), max));
            assertIterableEquals(trial.ledger.changes(prefix), read);
        }
    }

    /** Such a revision can be given to a client to come back with. */
    @Property(tries = 100)
    @Label("V6: everything up to a cursor's position was read, and the position never falls")
    default void v6PositionsTellWhatWasRead(
            @ForAll(supplier = Steps.class) List<Step> steps,
            @ForAll(supplier = Steps.Prefixes.class) String prefix,
            @ForAll @IntRange(min = 1, max = 5) int max) {
        try (Trial trial = Trial.of(this)) {
            Cursor cursor = trial.cursor(prefix, 0);
            List<Seen> read = new ArrayList<>();
            long before = cursor.position();
            for (int i = 0; i < steps.size(); i++) {
                trial.run(steps.get(i));
                if (i % 3 == 0) read.addAll(Seen.of(given(cursor.next(max))));
                long position = cursor.position();
                assertTrue(position >= before, "the position fell");
                assertTrue(position <= trial.ledger.revision(), "the position is ahead of the store");
                assertIterableEquals(trial.ledger.changes(prefix, 0, position), read);
                before = position;
            }
            read.addAll(Trial.drain(cursor, max));
            assertEquals(trial.ledger.revision(), cursor.position());
        }
    }

    /** So that a reader can tell what a change means to it, whatever it has seen before. */
    @Property(tries = 100)
    @Label("V7: a change carries the version before; a deletion the last version at the revision of the deletion")
    default void v7ChangesCarryTheVersionBefore(@ForAll(supplier = Steps.class) List<Step> steps) {
        try (Trial trial = Trial.of(this)) {
            Cursor cursor = trial.cursor("", 0);
            for (Outcome outcome : trial.run(steps)) {
                if (outcome.answer().isLeft()) continue;
                var change = given(cursor.next(1)).get(0);
                Fact current = outcome.answer().get();
                assertEquals(new Seen(current, outcome.there(), outcome.step().deletes()), Seen.of(change));
                assertEquals(current.modified(), change.revision());
                assertEquals(outcome.there().isEmpty(), change.created());
            }
        }
    }

    /** A reader may know of a revision before the server that it asks does. */
    @Property(tries = 50)
    @Label("V11: a cursor that begins in the future gives nothing older")
    default void v11TheFutureIsWaitedFor(
            @ForAll(supplier = Steps.class) List<Step> steps, @ForAll @IntRange(min = 1, max = 30) int ahead) {
        try (Trial trial = Trial.of(this)) {
            long from = trial.ledger.revision() + ahead;
            Cursor cursor = trial.cursor("", from);
            List<Seen> read = new ArrayList<>();
            for (Step step : steps) {
                trial.run(step);
                read.addAll(Trial.drain(cursor, 2));
            }
            assertIterableEquals(trial.ledger.changesAfter("", from - 1), read);
        }
    }

    /** Nothing of what was there before. */
    @Property(tries = 50)
    @Label("V12: a cursor from revision 0 begins with the next change")
    default void v12ZeroMeansFromNow(
            @ForAll(supplier = Steps.class) List<Step> before, @ForAll(supplier = Steps.class) List<Step> after) {
        try (Trial trial = Trial.of(this, before)) {
            long now = trial.ledger.revision();
            Cursor cursor = trial.cursor("", 0);
            trial.run(after);
            assertIterableEquals(trial.ledger.changesAfter("", now), Trial.drain(cursor, 3));
        }
    }

    /** How every informer begins. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label("V13: a list and the changes after it make up the state, while others write")
    default void v13ListThenChangesMakeUpTheState(@ForAll(supplier = Steps.OfWriters.class) List<List<Step>> plans) {
        try (Trial trial = Trial.of(this)) {
            List<Mirror> mirrors = new ArrayList<>();
            List<Call> calls = new Traffic(trial).run(plans, () -> mirrors.add(new Mirror(trial)));
            new Judge(trial.ledger, calls).writesRespectRealTime();
            for (Mirror mirror : mirrors) {
                assertIterableEquals(trial.list("", 0), mirror.upToDate());
            }
        }
    }

    /** The store may forget what one reader has not read, and must then say so; the other readers do not notice. */
    @Example
    @Label("V14: a reader that stands still loses its place at worst, and disturbs nobody")
    default void v14ReadersThatStandStillDisturbNobody() {
        try (Trial trial = Trial.of(this)) {
            Cursor still = trial.cursor("", 0);
            Cursor eager = trial.cursor("", 0);
            List<Seen> read = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                trial.create("/key-" + i);
                if (i % 100 == 0) read.addAll(Trial.drain(eager, 1_000));
            }
            read.addAll(Trial.drain(eager, 1_000));
            assertIterableEquals(trial.ledger.changes(""), read);
            Either<StoreError, List<Seen>> late = still.next(Integer.MAX_VALUE).map(Seen::of);
            assertTrue(late.isLeft() || late.get().equals(read), "changes are missing");
        }
    }

    /** It is a mistake to ask for nothing, since the answer would look like the end. */
    @Example
    @Label("V15: an answer with fewer changes than asked for has reached the end")
    default void v15ShortAnswersHaveReachedTheEnd() {
        try (Trial trial = Trial.of(this)) {
            Cursor cursor = trial.cursor("/b", 0);
            trial.create("/b/1", "/a", "/b/2", "/b/3", "/c");
            assertEquals(2, given(cursor.next(2)).size());
            assertEquals(1, given(cursor.next(2)).size());
            assertEquals(0, given(cursor.next(2)).size());
            assertThrows(IllegalArgumentException.class, () -> cursor.next(0));
            assertThrows(IllegalArgumentException.class, () -> trial.store.changes("", -1));
        }
    }

    /** It may be closed while it is read. */
    @Example
    @Label("V16: a closed cursor gives nothing")
    default void v16ClosedCursorsGiveNothing() {
        try (Trial trial = Trial.of(this)) {
            Cursor cursor = trial.cursor("", 0);
            trial.create("/a");
            cursor.close();
            cursor.close();
            assertIterableEquals(List.of(), given(cursor.next(10)));
        }
    }

    /** For readers who are told by others which changes concern them. */
    @Property(tries = 50)
    @Label("V18: what is skipped is not read, all else is")
    default void v18SkippedChangesAreNotRead(
            @ForAll(supplier = Steps.class) List<Step> steps, @ForAll @IntRange(max = 60) int skipped) {
        try (Trial trial = Trial.of(this)) {
            Cursor cursor = trial.cursor("/a", 0);
            trial.run(steps);
            long to = trial.ledger.start() + skipped;
            cursor.skipTo(to);
            cursor.skipTo(trial.ledger.start());
            assertTrue(cursor.position() >= to, "not skipped");
            assertIterableEquals(trial.ledger.changesAfter("/a", to), Trial.drain(cursor, 3));
        }
    }
}
