package dev.coracle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.store.StoreError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges what happened at the same time. Every answer carries a revision, so there is one order to check and no need to
 * search for one.
 */
final class Judge {
    private final Ledger ledger;
    private final List<Call> calls;
    private final List<Call> writes;

    /** Puts the writes in the ledger in the order of their revisions; each must be right after those before it. */
    Judge(Ledger ledger, List<Call> calls) {
        this.ledger = ledger;
        this.calls = calls;
        this.writes = calls.stream()
                .filter(Call::succeeded)
                .sorted(Comparator.comparingLong(Call::revision))
                .toList();
        for (Call write : writes) {
            Optional<Fact> there = ledger.latest(write.step().key());
            assertTrue(write.revision() > ledger.revision(), () -> "two writes at one revision: " + write);
            assertTrue(write.step().fits(there, write.expectedRevision()), () -> write + " found " + there);
            Seen effect = write.step().effect(there, write.revision());
            assertEquals(effect.current(), write.answer().get());
            ledger.add(effect);
        }
    }

    /** A write that was answered before another began has the lower revision. */
    void writesRespectRealTime() {
        long latestBegin = 0;
        for (Call write : writes) {
            long begun = latestBegin;
            assertTrue(
                    write.answered() > begun, () -> write + " was answered before an earlier revision was asked for");
            latestBegin = Math.max(latestBegin, write.begun());
        }
    }

    /** A refused write was told of a version that was there while it was under way, and is a reason to refuse it. */
    void refusalsAreTrue() {
        for (Call call : calls) {
            if (call.succeeded()) continue;
            Optional<Fact> actual =
                    ((StoreError.Conflict) call.answer().getLeft()).actual().map(Fact::of);
            assertTrue(!call.step().fits(actual, call.expectedRevision()), () -> call + " was refused for nothing");
            assertTrue(wasThere(call, actual), () -> call + " was refused for what was not there");
        }
    }

    private boolean wasThere(Call call, Optional<Fact> version) {
        Optional<Fact> there = Optional.empty();
        boolean reached = true;
        for (Call write : writes) {
            if (!write.step().key().equals(call.step().key())) continue;
            boolean leftBefore = write.answered() < call.begun();
            if (reached && there.equals(version) && !leftBefore) return true;
            there = write.step().deletes()
                    ? Optional.empty()
                    : Optional.of(write.answer().get());
            reached = write.begun() < call.answered();
        }
        return reached && there.equals(version);
    }

    /** A list shows one state, which is not older than the list was asked for, nor younger than it was answered. */
    void listsAreTrue(List<Listing> listings) {
        for (Listing listing : listings) {
            assertIterableEquals(ledger.state("", listing.revision()), listing.entries());
            for (Call write : writes) {
                boolean shown = write.revision() <= listing.revision();
                assertTrue(shown || write.answered() > listing.begun(), () -> "a list does not show " + write);
                assertTrue(!shown || write.begun() < listing.answered(), () -> "a list foresees " + write);
            }
        }
    }
}
