package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static dev.coracle.testkit.Answers.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What a store keeps about lists. */
public interface ListContract extends StoreUnderTest {
    /** The state is that of the changes up to the revision, no more and no less. */
    @Property(tries = 50)
    @Label("L1: a list at a revision is what the changes up to it have made")
    default void l1AListIsWhatTheChangesMade(
            @ForAll(supplier = Steps.class) List<Step> steps, @ForAll(supplier = Steps.Prefixes.class) String prefix) {
        try (Trial trial = Trial.of(this, steps)) {
            for (long revision = trial.ledger.start(); revision <= trial.ledger.revision(); revision++) {
                trial.expectList(prefix, revision);
            }
            trial.expectList(prefix, 0);
            assertEquals(trial.list(prefix, 0).size(), trial.store.count(prefix));
        }
    }

    /** No key twice, none missing, and the number of those that remain is exact. */
    @Property(tries = 50)
    @Label("L2: the pages of a list make up the list")
    default void l2PagesMakeUpTheList(
            @ForAll(supplier = Steps.class) List<Step> steps,
            @ForAll(supplier = Steps.Prefixes.class) String prefix,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        try (Trial trial = Trial.of(this, steps)) {
            assertIterableEquals(trial.list(prefix, 0), paged(trial, prefix, limit));
        }
    }

    /** The revision of the first page is asked for again with each other one. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label("L2: the pages of a list are of one state while others write")
    default void l2PagesAreOfOneStateUnderWrites(
            @ForAll(supplier = Steps.OfWriters.class) List<List<Step>> plans,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        try (Trial trial = Trial.of(this)) {
            List<Runnable> checks = new ArrayList<>();
            List<Call> calls = new Traffic(trial).run(plans, () -> {
                long revision = given(trial.store.list("", "", 1, 0)).revision();
                List<Fact> pages = paged(trial, "", limit, revision);
                checks.add(() -> assertIterableEquals(trial.ledger.state("", revision), pages));
            });
            new Judge(trial.ledger, calls).writesRespectRealTime();
            checks.forEach(Runnable::run);
        }
    }

    private static List<Fact> paged(Trial trial, String prefix, int limit) {
        return paged(trial, prefix, limit, trial.store.currentRevision());
    }

    private static List<Fact> paged(Trial trial, String prefix, int limit, long revision) {
        List<Fact> all = new ArrayList<>();
        long total = given(trial.store.list(prefix, "", 0, revision)).entries().size();
        String start = "";
        while (true) {
            Page page = given(trial.store.list(prefix, start, limit, revision));
            all.addAll(Trial.facts(page));
            assertEquals(revision, page.revision());
            assertEquals(total - all.size(), page.remaining());
            if (page.remaining() == 0) return all;
            assertEquals(limit, page.entries().size());
            start = all.get(all.size() - 1).key() + "\0";
        }
    }

    /** A caller who is ahead must wait or start over; it is not shown another state instead. */
    @Example
    @Label("L3: the future cannot be listed")
    default void l3TheFutureCannotBeListed() {
        try (Trial trial = Trial.of(this)) {
            trial.create("/a");
            long now = trial.store.currentRevision();
            StoreError error = refused(trial.store.list("", "", 0, now + 1));
            assertEquals(new StoreError.FutureRevision(now + 1, now), error);
        }
    }

    /** Whoever is at a page of a state that is gone can go on in the present state. */
    @Property(tries = 30)
    @Label("L4: a list can be continued after its state was compacted, in the present state")
    default void l4AListGoesOnAfterCompaction(@ForAll @IntRange(min = 1, max = 5) int read) {
        try (Trial trial = Trial.of(this)) {
            trial.create("/a", "/b", "/c", "/d", "/e", "/f");
            Page first = given(trial.store.list("/", "", read, 0));
            trial.create("/g");
            given(trial.store.compact(trial.store.currentRevision()));
            String start = first.entries().get(read - 1).key() + "\0";
            StoreError error = refused(trial.store.list("/", start, 0, first.revision()));
            assertEquals(new StoreError.Compacted(first.revision(), trial.store.currentRevision()), error);
            List<Fact> rest = Trial.facts(given(trial.store.list("/", start, 0, 0)));
            assertIterableEquals(trial.list("/", 0).subList(read, 7), rest);
        }
    }

    /** With and without a slash at its end, empty, or ending in the last character of its size. */
    @Example
    @Label("L5: a prefix matches what starts with it and nothing else")
    default void l5PrefixesMatchWhatStartsWithThem() {
        try (Trial trial = Trial.of(this)) {
            trial.create("/a", "/a/", "/a/x", "/a0", "/ab/x", "/\uffff", "/\uffffx", "/\udbff\udfff", "/\udbff\udfffx");
            assertIterableEquals(List.of("/a/", "/a/x"), keys(trial, "/a/", ""));
            assertIterableEquals(List.of("/a", "/a/", "/a/x", "/a0", "/ab/x"), keys(trial, "/a", ""));
            assertIterableEquals(List.of("/\uffff", "/\uffffx"), keys(trial, "/\uffff", ""));
            assertIterableEquals(List.of("/\udbff\udfff", "/\udbff\udfffx"), keys(trial, "/\udbff\udfff", ""));
            assertEquals(9, keys(trial, "", "").size());
            assertIterableEquals(List.of(), keys(trial, "/b", ""));
        }
    }

    /** Which may lie before the prefix, below it, or behind it. */
    @Example
    @Label("L5: a list begins where it is told to")
    default void l5AListBeginsWhereItIsTold() {
        try (Trial trial = Trial.of(this)) {
            trial.create("/a/x", "/b/1", "/b/2", "/c/x");
            assertIterableEquals(List.of("/b/1", "/b/2"), keys(trial, "/b/", "/a"));
            assertIterableEquals(List.of("/b/2"), keys(trial, "/b/", "/b/10"));
            assertIterableEquals(List.of("/b/2"), keys(trial, "/b/", "/b/2"));
            assertIterableEquals(List.of(), keys(trial, "/b/", "/b/2\0"));
            assertIterableEquals(List.of(), keys(trial, "/b/", "/c/x"));
        }
    }

    private static List<String> keys(Trial trial, String prefix, String start) {
        List<KeyValue> entries = given(trial.store.list(prefix, start, 0, 0)).entries();
        return entries.stream().map(KeyValue::key).toList();
    }

    /** So that it can be asked for again, and followed by the changes after it. */
    @Example
    @Label("L6: a page names the revision that it shows")
    default void l6APageNamesItsRevision() {
        try (Trial trial = Trial.of(this)) {
            trial.create("/a", "/b");
            long past = trial.ledger.revision();
            trial.create("/c");
            assertEquals(past, given(trial.store.list("/a", "", 0, past)).revision());
            assertEquals(past + 1, given(trial.store.list("/a", "", 0, 0)).revision());
        }
    }

    /** They are mistakes, not requests. */
    @Example
    @Label("L7: negative limits and revisions are refused")
    default void l7NegativeNumbersAreRefused() {
        try (Trial trial = Trial.of(this)) {
            assertThrows(IllegalArgumentException.class, () -> trial.store.list("", "", -1, 0));
            assertThrows(IllegalArgumentException.class, () -> trial.store.list("", "", 0, -1));
        }
    }
}
