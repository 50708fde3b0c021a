package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** What a store keeps about keys with a time to live. Time is passed by hand. */
public interface ExpiryContract extends StoreUnderTest {
    /** With writes that renew, prolong, shorten or end a time to live, and deletions. */
    @Property(tries = 200)
    @Label("T1 T2: a key goes when the time to live of its last write has passed, not before, and soon after")
    default void t1KeysGoWhenTheirTimeHasPassed(@ForAll(supplier = TimedSteps.class) List<TimedStep> steps) {
        ManualPlatform platform = new ManualPlatform();
        try (Trial trial = Trial.of(this, platform)) {
            Deadlines deadlines = new Deadlines(trial.store, platform);
            for (TimedStep step : steps) {
                deadlines.run(step);
                deadlines.check();
            }
        }
    }

    /** Readers need no special case for it. */
    @Example
    @Label("T1: a key that expires is deleted like any other, at a revision of its own")
    default void t1ExpiryIsAnOrdinaryDeletion() {
        ManualPlatform platform = new ManualPlatform();
        try (Trial trial = Trial.of(this, platform)) {
            Cursor cursor = trial.cursor("/", 0);
            KeyValue written = given(trial.store.put("/a", Value.of("x"), 0, Duration.ofSeconds(10)));
            platform.pass(Duration.ofSeconds(13));
            List<Seen> changes = Trial.drain(cursor, 10);
            assertEquals(2, changes.size());
            long revision = trial.store.currentRevision();
            Fact last = Fact.of(written);
            assertEquals(new Seen(last.deleted(revision), Optional.of(last), true), changes.get(1));
            assertTrue(revision > written.modRevision(), "no revision of its own");
            assertFalse(trial.store.put("/a", Value.of("y"), 0).isLeft(), "the key is not free");
        }
    }

    /** It stands for no time that anyone could mean. */
    @Example
    @Label("T1: a time to live is positive")
    default void t1TimesToLiveArePositive() {
        ManualPlatform platform = new ManualPlatform();
        try (Trial trial = Trial.of(this, platform)) {
            for (Duration wrong : List.of(Duration.ZERO, Duration.ofNanos(-1))) {
                assertThrows(IllegalArgumentException.class, () -> trial.store.put("/a", Value.of(""), 0, wrong));
            }
            assertFalse(trial.store
                    .put("/a", Value.of(""), 0, Duration.ofSeconds(Long.MAX_VALUE))
                    .isLeft());
            platform.pass(Duration.ofDays(10_000));
            assertEquals(1, trial.store.count(""));
        }
    }
}
