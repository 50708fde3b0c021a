package dev.coracle.simulation;

import dev.coracle.api.Refresh;
import dev.coracle.api.Routine;
import dev.coracle.api.Verb;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Worker;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rounds of one routine that are left out: when they would have been made and answered is worked out as late as
 * possible. What they came to is known also after they are made again.
 */
final class QuietRound<T extends ApiObject> {
    private static final long NEVER = Long.MIN_VALUE;

    private final Kernel kernel;
    private final Routine<T> routine;
    private final Worker worker;
    private final SimulatedPlatform process;
    private final Delay readGoes;
    private final Delay readReturns;
    private final Delay writeGoes;
    private final Delay writeReturns;

    /** What the process's clocks are ahead of the kernel's. */
    private final long nanosAhead;

    private final Instant epoch;
    private boolean quiet = true;

    /** Told when rounds are made again. */
    private final List<Runnable> resting = new ArrayList<>();

    /** When the next round begins, and then the last two writes: when each was begun and when carried out. */
    private long next;

    private long begun = NEVER;
    private long done = NEVER;
    private long begunBefore = NEVER;
    private long doneBefore = NEVER;

    /** Leaves out the rounds from now on. */
    QuietRound(Kernel kernel, SimulatedNetwork way, Routine<T> routine, Worker worker) {
        this.kernel = kernel;
        this.routine = routine;
        this.worker = worker;
        process = way.process();
        readGoes = way.there(Verb.GET, routine.resource(), routine.name());
        readReturns = way.back(Verb.GET, routine.resource(), routine.name());
        writeGoes = way.there(Verb.UPDATE, routine.resource(), routine.name());
        writeReturns = way.back(Verb.UPDATE, routine.resource(), routine.name());
        nanosAhead = process.clock().nanos() - kernel.nanos();
        epoch = process.clock().now().minusNanos(kernel.nanos());
        next = kernel.nanos() + routine.pause().toNanos();
    }

    Routine<T> routine() {
        return routine;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean isWithin(SimulatedPlatform other) {
        return process.isWithin(other);
    }

    /** Works out what has been left out up to now. */
    private void catchUp() {
        if (!quiet) return;
        while (next <= kernel.nanos() && isOver(kernel.nanos())) {
            // The next one.
        }
    }

    /** Leaves a round out, if its write is carried out by now. */
    private boolean isOver(long now) {
        long moment = next;
        if (routine.reads()) {
            moment += readGoes.of(moment);
            moment += readReturns.of(moment);
            if (moment > now) return false;
        }
        if (routine.writes(moment + nanosAhead)) {
            long written = moment + writeGoes.of(moment);
            if (written > now) return false;
            begunBefore = begun;
            doneBefore = done;
            begun = moment;
            done = written;
            moment = written + writeReturns.of(written);
            routine.leftOut(moment + nanosAhead);
        }
        next = moment + routine.pause().toNanos();
        return true;
    }

    /** Has rounds made from the next one on: where that has begun, it begins anew. */
    void wake() {
        if (!quiet) return;
        catchUp();
        quiet = false;
        worker.after(Duration.ofNanos(next - kernel.nanos()), routine::round);
        resting.forEach(Runnable::run);
        resting.clear();
    }

    /** Whether watchers would be told of a write at least that often; tells when that is over. */
    boolean lasts(Delay news, Duration within, Runnable over) {
        long calls = readGoes.most() + readReturns.most() + 2 * writeGoes.most() + writeReturns.most();
        if (!quiet || routine.longest().toNanos() + calls + news.most() > within.toNanos()) return false;
        resting.add(over);
        return true;
    }

    /** The last write that a watcher was told of by now. */
    Optional<Refresh> told(Delay news, long readerAhead) {
        catchUp();
        long now = kernel.nanos();
        if (done == NEVER) return Optional.empty();
        long arrival = done + news.of(done);
        if (arrival <= now) return Optional.of(new Refresh(arrival + readerAhead, epoch.plusNanos(begun)));
        if (doneBefore == NEVER) return Optional.empty();
        arrival = doneBefore + news.of(doneBefore);
        return Optional.of(new Refresh(arrival + readerAhead, epoch.plusNanos(begunBefore)));
    }

    /** The object as it would be now. */
    ApiObject refresh(ApiObject stored) {
        catchUp();
        if (done == NEVER) return stored;
        return routine.refreshed(routine.resource().type().cast(stored), epoch.plusNanos(begun));
    }
}
