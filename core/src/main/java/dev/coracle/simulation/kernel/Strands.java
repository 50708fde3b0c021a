package dev.coracle.simulation.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The tasks that run on threads of their own, since their calls may take long. */
final class Strands {
    /** Threads take memory: where that many tasks are in the middle of a call, others lie on the stack. */
    private static final int MOST = 512;

    private final Kernel kernel;
    private final Set<Strand> all = new LinkedHashSet<>();
    private BooleanSupplier wanted = () -> false;
    private @Nullable Strand turn;
    private boolean over;

    Strands(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Chooses who says whether calls of anybody may take long; asked before each task. */
    void wanted(BooleanSupplier wanted) {
        this.wanted = wanted;
    }

    /** Whether a task that begins now in a process gets a thread of its own. */
    boolean carry(SimulatedPlatform process) {
        return wanted.getAsBoolean() && all.size() < MOST && process.makesLongCalls();
    }

    /** Begins a task on a thread of its own. */
    void begin(@Nullable SimulatedWorker worker, Runnable task) {
        Strand strand = new Strand(kernel, this, worker, task);
        all.add(strand);
        strand.proceed();
    }

    /** The one that runs; null where none of them does. */
    @Nullable
    Strand turn() {
        return turn;
    }

    void turn(@Nullable Strand strand) {
        turn = strand;
    }

    void ended(Strand strand) {
        all.remove(strand);
    }

    boolean areOver() {
        return over;
    }

    /** Ends all of them. */
    void end() {
        over = true;
        List<Strand> left = new ArrayList<>(all);
        for (Strand strand : left) {
            kernel.agenda().remove(strand);
            if (strand != turn) strand.proceed();
        }
    }
}
