package dev.coracle.store.sqlite;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import dev.coracle.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the file needs besides writes, in small pieces between them, so that no writer waits long: what was compacted is
 * swept, and the log is brought into the database once the store is idle.
 *
 * <p>Who leads says what is due; a worker begins it after some caller has left its turn, since a worker may run its task
 * at once.
 */
final class Upkeep {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    /** How many compacted revisions may wait for the sweep: a sweep for a few of them would be one more flush. */
    private static final long LAG = 1_000;

    /** Size of the log that is left alone. */
    private static final long SHORT_LOG = 4 << 20;

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Worker worker;
    private final Turns turns;
    private final StoreFile file;
    private final LongSupplier compacted;

    private final AtomicBoolean sweepDue = new AtomicBoolean();
    private final AtomicBoolean checkpointDue = new AtomicBoolean();

    // For who leads.
    private boolean sweeping;
    private boolean checkpointing;
    private boolean closed;

    Upkeep(Platform platform, Turns turns, StoreFile file, LongSupplier compacted) {
        this.worker = platform.worker("store-upkeep");
        this.turns = turns;
        this.file = file;
        this.compacted = compacted;
    }

    /** Sees what is due after a write. For who leads. */
    void look() {
        if (!sweeping && compacted.getAsLong() - file.swept() > LAG) sweepSoon();
        if (!checkpointing && file.logBytes() > SHORT_LOG) {
            checkpointing = true;
            checkpointDue.set(true);
        }
    }

    /** Sweeps, if there is anything to sweep. For who leads. */
    void sweepSoon() {
        if (sweeping || compacted.getAsLong() == file.swept()) return;
        sweeping = true;
        sweepDue.set(true);
    }

    /** Has the worker begin what is due. For anyone who does not lead. */
    void start() {
        if (sweepDue.get() && sweepDue.getAndSet(false)) worker.execute(this::sweep);
        if (checkpointDue.get() && checkpointDue.getAndSet(false)) worker.after(IDLE, this::checkpoint);
    }

    /** Does nothing from now on. For who leads. */
    void close() {
        closed = true;
    }

    private void sweep() {
        if (turns.take(new Errand<>(this::sweepSome))) worker.execute(this::sweep);
    }

    private boolean sweepSome() {
        sweeping = false;
        if (closed) return false;
        try {
            sweeping = file.sweep(compacted.getAsLong());
        } catch (StoreException e) {
            log.atWarn().setCause(e).log("what was compacted could not be swept");
        }
        return sweeping;
    }

    private void checkpoint() {
        turns.take(new Errand<>(() -> {
            checkpointing = false;
            if (!closed && file.logBytes() > SHORT_LOG) file.checkpoint();
            return true;
        }));
    }
}
