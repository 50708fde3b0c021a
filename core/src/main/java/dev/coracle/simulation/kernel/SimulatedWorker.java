package dev.coracle.simulation.kernel;

import dev.coracle.platform.StableHash;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;

/**
 * Tasks in a row. The event is the worker's turn, which runs one task: at each turn, another worker of the same moment
 * may come first.
 */
final class SimulatedWorker extends Event implements Worker {
    private enum State {
        IDLE,
        /** Its turn will come: it is on the agenda, deferred by the kernel, or kept by its paused process. */
        WAITING,
        /** A task has begun and has not ended, though it may be in the middle of a call. */
        BUSY
    }

    private final SimulatedPlatform process;
    private final Kernel kernel;
    private final String name;
    private final long hash;
    private final Queue<Runnable> tasks = new ArrayDeque<>(2);
    private State state = State.IDLE;

    /** When it was given a turn last, and how many at that moment before. */
    private long lastTurn = -1;

    private int turns;
    private boolean halted;

    SimulatedWorker(SimulatedPlatform process, String name) {
        this.process = process;
        this.kernel = process.kernel();
        this.name = process.name() + "/" + name;
        this.hash = StableHash.of(this.name);
    }

    SimulatedPlatform process() {
        return process;
    }

    @Override
    public void execute(Runnable task) {
        kernel.checkThread();
        Objects.requireNonNull(task);
        if (process.isClosed()) return;
        tasks.add(task);
        if (state == State.IDLE) awaitTurn();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        kernel.checkThread();
        SimulatedTimer timer =
                new SimulatedTimer(this, process.simulatedClock().after(delay), Objects.requireNonNull(task));
        if (delay.isZero() || delay.isNegative()) execute(timer);
        else timer.set();
        return timer;
    }

    private void awaitTurn() {
        state = State.WAITING;
        turns = kernel.nanos() == lastTurn ? turns + 1 : 0;
        lastTurn = kernel.nanos();
        kernel.plan(this, kernel.nanos());
    }

    @Override
    void happen() {
        if (process.isClosed()) return;
        if (process.isFrozen()) process.keep(this);
        else if (mayBegin()) run(tasks.remove());
        else kernel.calls().defer(this);
    }

    /** Runs the task of a timer whose moment has come: at once, where its turn would be next anyway. */
    void runOrKeep(SimulatedTimer timer) {
        if (state == State.IDLE && !process.isFrozen() && mayBegin()) run(timer);
        else execute(timer);
    }

    private boolean mayBegin() {
        return isCarried() ? !kernel.run().isOver() : kernel.calls().mayBegin();
    }

    /** Whether a task that begins now lies on nobody's stack. */
    private boolean isCarried() {
        return kernel.strands().carry(process);
    }

    private void run(Runnable task) {
        state = State.BUSY;
        halted = false;
        kernel.trace().began(name, hash);
        if (isCarried()) kernel.strands().begin(this, () -> perform(task));
        else perform(task);
    }

    private void perform(Runnable task) {
        kernel.attempt(this, name, task);
        state = State.IDLE;
        if (!tasks.isEmpty()) awaitTurn();
    }

    /** Notes that the task under way goes on no more: what it throws from now on is the noise of its end. */
    void halt() {
        halted = true;
    }

    boolean isHalted() {
        return halted;
    }

    /** A number that stands for its name. */
    long identity() {
        return hash;
    }

    @Override
    long owner() {
        return hash + turns;
    }

    @Override
    boolean isMoot() {
        return process.isClosed();
    }

    @Override
    public String toString() {
        return name;
    }
}
