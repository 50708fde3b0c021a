package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.store.Cursor;
import dev.coracle.store.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What a store keeps about signals. */
public interface SignalContract extends StoreUnderTest {
    /** How long a signal may take before it counts as missing. */
    long PATIENCE_SECONDS = 5;

    /** Whatever the prefix, and whoever else waits for longer or shorter ones. */
    @Property(tries = 50)
    @Label("V15: every change below a prefix is signalled, and can then be read")
    default void v15ChangesAreSignalled(
            @ForAll(supplier = Steps.class) List<Step> steps, @ForAll(supplier = Steps.Prefixes.class) String prefix) {
        try (Trial trial = Trial.of(this)) {
            List<Subscription> others = new ArrayList<>();
            for (String other : List.of("", "/a/b/c", "/a", "/zzz")) others.add(trial.store.subscribe(other, () -> {}));
            Semaphore signals = new Semaphore(0);
            Cursor cursor = trial.cursor(prefix, 0);
            trial.store.subscribe(prefix, signals::release);
            for (Step step : steps) {
                signals.drainPermits();
                boolean changed = trial.run(step).answer().isRight();
                if (!others.isEmpty()) others.remove(0).close();
                if (!changed || !step.key().startsWith(prefix)) continue;
                assertTrue(arrives(signals), "no signal");
                assertEquals(1, given(cursor.next(10)).size());
            }
        }
    }

    /** Readers do nothing but answer signals; when the writers are done, they have everything in the end. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label("V15: when writes stop, whoever reads at each signal has read everything")
    default void v15ReadersOnSignalGetEverything(
            @ForAll(supplier = Steps.OfWriters.class) List<List<Step>> plans,
            @ForAll(supplier = Steps.Prefixes.class) String prefix) {
        try (Trial trial = Trial.of(this)) {
            List<SignalledReader> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) readers.add(new SignalledReader(trial, prefix));
            List<Call> calls = new Traffic(trial).run(plans);
            new Judge(trial.ledger, calls).writesRespectRealTime();
            List<Seen> expected = trial.ledger.changes(prefix);
            for (SignalledReader reader : readers) assertIterableEquals(expected, reader.await(expected.size()));
        }
    }

    /** Another's subscription to the same prefix goes on. */
    @Example
    @Label("V16: a closed subscription gives no signals for what comes later")
    default void v16ClosedSubscriptionsAreSilent() {
        try (Trial trial = Trial.of(this)) {
            Semaphore signals = new Semaphore(0);
            Semaphore others = new Semaphore(0);
            Subscription subscription = trial.store.subscribe("/", signals::release);
            trial.store.subscribe("/", others::release);
            trial.create("/a");
            assertTrue(arrives(signals) && arrives(others), "no signal");
            subscription.close();
            subscription.close();
            signals.drainPermits();
            others.drainPermits();
            trial.create("/b");
            assertTrue(arrives(others), "no signal");
            assertEquals(0, signals.availablePermits(), "a signal after the end");
        }
    }

    /** The write that was signalled has happened. */
    @Example
    @Label("V19: a signal that fails harms neither the writer nor other readers")
    default void v19FailingSignalsHarmNobody() {
        try (Trial trial = Trial.of(this)) {
            trial.store.subscribe("/", () -> {
                throw new IllegalStateException("a signal that fails, on purpose");
            });
            Semaphore signals = new Semaphore(0);
            trial.store.subscribe("/", signals::release);
            trial.create("/a");
            assertTrue(arrives(signals), "no signal");
            assertEquals(1, trial.store.count("/"));
        }
    }

    /** They would otherwise wait for ever. */
    @Example
    @Label("V20: whoever waits is signalled when the store closes")
    default void v20ClosingIsSignalled() {
        try (Trial trial = Trial.of(this)) {
            Semaphore signals = new Semaphore(0);
            trial.store.subscribe("/", signals::release);
            trial.store.close();
            assertTrue(arrives(signals), "no signal");
        }
    }

    private static boolean arrives(Semaphore signals) {
        try {
            return signals.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
