package dev.coracle.simulation.kernel;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated process. Beside what every process can do, its clock can be set wrong; {@link #pause()} and
 * {@link #close()} are the frozen and the crashed process. Not for other threads than the kernel's.
 */
public final class SimulatedPlatform implements Platform {
    private final Kernel kernel;
    private final String name;
    private final @Nullable SimulatedPlatform parent;
    private final SimulatedClock clock;
    private final SimulatedEntropy entropy;
    private final Set<SimulatedPlatform> children = new LinkedHashSet<>();

    /** Workers whose turn came during a pause, and tasks on threads of their own whose calls returned. */
    private final List<Event> kept = new ArrayList<>();

    private BooleanSupplier longCalls = () -> false;

    private boolean paused;
    private boolean frozen;
    private boolean closed;

    /** A worker whose task was lost, since the run ended while it was paused in the middle of a call. */
    private @Nullable SimulatedWorker abandoned;

    SimulatedPlatform(Kernel kernel, String name, @Nullable SimulatedPlatform parent, SimulatedEntropy entropy) {
        this.kernel = kernel;
        this.name = name;
        this.parent = parent;
        this.entropy = entropy;
        clock = new SimulatedClock(kernel, parent == null ? null : parent.clock);
        frozen = parent != null && parent.frozen;
        closed = parent != null && parent.closed;
    }

    Kernel kernel() {
        return kernel;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /** The clock as its timers know it. */
    SimulatedClock simulatedClock() {
        return clock;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    @Override
    public boolean buggify(String site) {
        return kernel.oddities().happens(site);
    }

    @Override
    public Worker worker(String name) {
        kernel.checkThread();
        return new SimulatedWorker(this, name);
    }

    /** Starts a process below this one: its clock shows what this one's does, and is set apart from it. */
    @Override
    public SimulatedPlatform process(String name) {
        SimulatedPlatform child = new SimulatedPlatform(kernel, name, this, entropy.stream("process " + name));
        if (!closed) children.add(child);
        child.note("start");
        return child;
    }

    /** The processes directly below this one which are not closed, oldest first. */
    public List<SimulatedPlatform> processes() {
        kernel.checkThread();
        return List.copyOf(children);
    }

    @Override
    public void pause() {
        kernel.disturb(this);
        note("pause");
        paused = true;
        settle();
    }

    @Override
    public void resume() {
        kernel.disturb(this);
        note("resume");
        paused = false;
        settle();
    }

    private void settle() {
        frozen = paused || (parent != null && parent.frozen);
        if (!frozen) goOn();
        children.forEach(SimulatedPlatform::settle);
    }

    private void goOn() {
        if (abandoned != null)
            throw new IllegalStateException(
                    abandoned + " cannot go on: it was paused in the middle of a call when a run"
                            + " ended, which lost its task. Resume the process before the run ends, or close it");
        kept.forEach(event -> kernel.plan(event, kernel.nanos()));
        kept.clear();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        kernel.checkThread();
        if (closed) return;
        kernel.disturb(this);
        end();
        if (parent != null) parent.children.remove(this);
        kernel.agenda().removeAll(Event::isMoot);
        if (parent == null) kernel.strands().end();
    }

    private void end() {
        note("close");
        closed = true;
        kept.stream().filter(Strand.class::isInstance).forEach(it -> kernel.plan(it, kernel.nanos()));
        kept.clear();
        children.forEach(SimulatedPlatform::end);
    }

    /**
     * Makes the clocks of this process and those below run fast from now on, and their timers with them.
     *
     * @param millionths how fast: 100 gains 0.36 s an hour; less than 0 for slow; from -500,000 to 500,000
     */
    public void drift(long millionths) {
        forEach(process -> {
            process.clock.drift(millionths);
            kernel.agenda().removeAll(process::hasTimer).forEach(timer -> ((SimulatedTimer) timer).set());
        });
    }

    /** Sets the time of day of this process and those below this far ahead of the true time; timers do not notice. */
    public void setAhead(Duration ahead) {
        forEach(process -> process.clock.set(ahead));
    }

    /** Moves the time of day of this process and those below; timers do not notice. */
    public void jump(Duration by) {
        forEach(process -> process.clock.jump(by));
    }

    private void forEach(Consumer<SimulatedPlatform> action) {
        kernel.disturb(this);
        forAll(action);
    }

    private void forAll(Consumer<SimulatedPlatform> action) {
        action.accept(this);
        for (SimulatedPlatform child : children) child.forAll(action);
    }

    /** Whether it is this process, or one below it. */
    public boolean isWithin(SimulatedPlatform other) {
        return this == other || (parent != null && parent.isWithin(other));
    }

    /** Whether nothing is wrong with it: it runs, and its clock runs as the kernel's does. */
    public boolean isWell() {
        return !closed && !frozen && clock.isSteady();
    }

    private boolean hasTimer(Event event) {
        return event instanceof SimulatedTimer timer && timer.isOf(this);
    }

    private void note(String what) {
        kernel.trace().note(name, what, "", 0);
    }

    /** Whether no task may begin, for a pause of this process or one above it. */
    boolean isFrozen() {
        return frozen;
    }

    /** Keeps what was to happen now until the pause is over. */
    void keep(Event event) {
        kept.add(event);
    }

    /**
     * Chooses who says whether calls of this process and those below may take long now: see {@link Kernel#longCalls}.
     *
     * @param may asked before a task of theirs while calls of anybody may: follows from what has happened
     */
    public void longCalls(BooleanSupplier may) {
        longCalls = may;
    }

    boolean makesLongCalls() {
        return longCalls.getAsBoolean() || (parent != null && parent.makesLongCalls());
    }

    /** Notes that the task of a worker is lost. */
    void abandon(SimulatedWorker worker) {
        abandoned = worker;
    }

    @Override
    public String toString() {
        return name;
    }
}
