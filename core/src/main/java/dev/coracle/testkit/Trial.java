package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store, its ledger, and the process it runs in. */
final class Trial implements AutoCloseable {
    /** Enough for the writers, readers and the store of one trial. */
    private static final int THREADS = 12;

    private static final Platform WORLD = new LivePlatform("store-contract", THREADS);

    final Platform platform;
    final ClusterStore store;
    final Ledger ledger;

    private Trial(StoreUnderTest subject, Platform platform) {
        this.platform = platform;
        this.store = subject.open(platform);
        this.ledger = new Ledger(store.currentRevision());
    }

    /** A trial with real threads. */
    static Trial of(StoreUnderTest subject) {
        return new Trial(subject, WORLD.process("store"));
    }

    /** A trial in a world of its own. */
    static Trial of(StoreUnderTest subject, Platform platform) {
        return new Trial(subject, platform);
    }

    /** A trial after some steps. */
    static Trial of(StoreUnderTest subject, List<Step> steps) {
        Trial trial = of(subject);
        trial.run(steps);
        return trial;
    }

    List<Outcome> run(List<Step> steps) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : steps) outcomes.add(run(step));
        return outcomes;
    }

    /** Does a step and notes in the ledger what should have come of it. */
    Outcome run(Step step) {
        Optional<Fact> there = ledger.latest(step.key());
        long expected = step.expectation().revision(there, ledger.revision());
        Either<StoreError, Fact> answer = attempt(step, expected).map(Fact::of);
        if (answer.isRight()) ledger.add(step.effect(there, answer.get().modified()));
        return new Outcome(step, there, expected, answer);
    }

    Either<StoreError, KeyValue> attempt(Step step, long expectedRevision) {
        return step.deletes()
                ? store.delete(step.key(), expectedRevision)
                : store.put(step.key(), Value.of(step.value()), expectedRevision);
    }

    /** Writes keys that were not there. */
    void create(String... keys) {
        for (String key : keys) run(new Step(key, "value", false, Step.Expectation.ABSENT));
    }

    List<Fact> list(String prefix, long revision) {
        return facts(given(store.list(prefix, "", 0, revision)));
    }

    /** Fails where the store does not list what the ledger says, at this revision or, for 0, now. */
    void expectList(String prefix, long revision) {
        long shown = revision == 0 ? ledger.revision() : revision;
        assertIterableEquals(ledger.state(prefix, shown), list(prefix, revision));
    }

    static List<Fact> facts(Page page) {
        return page.entries().stream().map(Fact::of).toList();
    }

    Cursor cursor(String prefix, long fromRevision) {
        return given(store.changes(prefix, fromRevision));
    }

    /** Reads to the end, a few changes at a time. */
    static List<Seen> drain(Cursor cursor, int max) {
        List<Seen> all = new ArrayList<>();
        List<Seen> some;
        do {
            some = Seen.of(given(cursor.next(max)));
            all.addAll(some);
        } while (some.size() >= max);
        return all;
    }

    @Override
    public void close() {
        store.close();
        platform.close();
    }
}
