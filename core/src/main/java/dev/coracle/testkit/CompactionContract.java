package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static dev.coracle.testkit.Answers.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.StoreError;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a store keeps about forgetting history. */
public interface CompactionContract extends StoreUnderTest {
    /** Some revision that the store has been at. */
    private static long someRevision(Trial trial, int choice) {
        long span = trial.ledger.revision() - trial.ledger.start() + 1;
        return trial.ledger.start() + choice % span;
    }

    /** Lists, changes and the present. */
    @Property(tries = 50)
    @Label("C1 V10: what is at a compacted revision and after it stays; what is before is gone")
    default void c1WhatIsNotCompactedStays(
            @ForAll(supplier = Steps.class) List<Step> steps, @ForAll @IntRange(max = 1000) int choice) {
        try (Trial trial = Trial.of(this, steps)) {
            long compacted = someRevision(trial, choice);
            assertEquals(compacted, given(trial.store.compact(compacted)));
            for (long revision = compacted; revision <= trial.ledger.revision(); revision++) {
                trial.expectList("", revision);
            }
            for (long revision = trial.ledger.start(); revision < compacted; revision++) {
                StoreError error = refused(trial.store.list("", "", 0, revision));
                assertEquals(new StoreError.Compacted(revision, compacted), error);
            }
            List<Seen> after = Trial.drain(trial.cursor("", compacted + 1), 3);
            assertIterableEquals(trial.ledger.changesAfter("", compacted), after);
        }
    }

    /** Whoever compacts to an older revision hears of the newer one. */
    @Property(tries = 50)
    @Label("C2: the compacted revision never falls")
    default void c2TheCompactedRevisionNeverFalls(
            @ForAll(supplier = Steps.class) List<Step> steps, @ForAll List<@IntRange(max = 1000) Integer> choices) {
        try (Trial trial = Trial.of(this, steps)) {
            long newest = 0;
            for (int choice : choices) {
                newest = Math.max(newest, someRevision(trial, choice));
                assertEquals(newest, given(trial.store.compact(someRevision(trial, choice))));
            }
            trial.expectList("", 0);
        }
    }

    /** Several servers compact one store, each by its own clock. */
    @Property(tries = 20)
    @Label("C2: concurrent compactions leave what the newest of them leaves")
    default void c2ConcurrentCompactionsAgree(@ForAll(supplier = Steps.class) List<Step> steps) {
        try (Trial trial = Trial.of(this, steps)) {
            List<Supplier<Long>> compactors = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                long revision = someRevision(trial, i * 7);
                compactors.add(() -> given(trial.store.compact(revision)));
            }
            long newest = Collections.max(Crew.together(trial.platform, compactors));
            assertEquals(newest, given(trial.store.compact(trial.ledger.start())));
            trial.expectList("", newest);
        }
    }

    /** It would hide what is yet to come. */
    @Example
    @Label("C2: the future cannot be compacted")
    default void c2TheFutureCannotBeCompacted() {
        try (Trial trial = Trial.of(this)) {
            trial.create("/a");
            long now = trial.store.currentRevision();
            assertEquals(new StoreError.FutureRevision(now + 1, now), refused(trial.store.compact(now + 1)));
            trial.expectList("", now - 1);
        }
    }

    /** Before it gives any change. */
    @Property(tries = 50)
    @Label("V8: a cursor cannot begin at a compacted revision or before")
    default void v8CursorsCannotBeginInThePast(
            @ForAll(supplier = Steps.class) List<Step> steps, @ForAll @IntRange(max = 1000) int choice) {
        try (Trial trial = Trial.of(this, steps)) {
            long compacted = given(trial.store.compact(someRevision(trial, choice)));
            for (long from = trial.ledger.start(); from <= compacted; from++) {
                StoreError error = refused(trial.store.changes("", from));
                assertEquals(new StoreError.Compacted(from, compacted), error);
            }
        }
    }

    /** And one whose prefix has lost nothing goes on, however much was forgotten elsewhere. */
    @Property(tries = 200)
    @Label("V9: a cursor that was overtaken by compaction says so, and any other goes on without a gap")
    default void v9OvertakenCursorsSaySo(
            @ForAll(supplier = Steps.class) List<Step> before,
            @ForAll(supplier = Steps.class) List<Step> after,
            @ForAll(supplier = Steps.Prefixes.class) String prefix,
            @ForAll @IntRange(min = 1, max = 10) int read,
            @ForAll @IntRange(max = 1000) int choice) {
        try (Trial trial = Trial.of(this)) {
            Cursor cursor = trial.cursor(prefix, 0);
            trial.run(before);
            given(cursor.next(read));
            long position = cursor.position();
            trial.run(after);
            long compacted = given(trial.store.compact(someRevision(trial, choice)));
            if (trial.ledger.changes(prefix, position, compacted).isEmpty()) {
                List<Seen> rest = trial.ledger.changesAfter(prefix, position);
                assertIterableEquals(rest, Trial.drain(cursor, 3));
            } else {
                assertOvertaken(cursor, compacted);
            }
        }
    }

    private static void assertOvertaken(Cursor cursor, long compacted) {
        long position = cursor.position();
        for (int i = 0; i < 2; i++) {
            Either<StoreError, List<Change>> answer = cursor.next(10);
            StoreError.Compacted error = assertInstanceOf(StoreError.Compacted.class, refused(answer));
            assertEquals(compacted, error.compactedRevision());
            assertEquals(position, cursor.position());
        }
    }

    /** Where etcd once lost it. */
    @Example
    @Label("V10: a deletion right after the compacted revision is given, one at it is not")
    default void v10DeletionsAtTheBorder() {
        try (Trial trial = Trial.of(this)) {
            trial.create("/a", "/b");
            for (String key : List.of("/a", "/b")) trial.run(new Step(key, "", true, Step.Expectation.CURRENT));
            long first = trial.store.currentRevision() - 1;
            given(trial.store.compact(first));
            List<Seen> changes = Trial.drain(trial.cursor("", first + 1), 10);
            assertIterableEquals(trial.ledger.changesAfter("/b", first), changes);
            trial.expectList("", first);
        }
    }
}
