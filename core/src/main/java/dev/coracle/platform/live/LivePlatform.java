package dev.coracle.platform.live;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.platform.Worker;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A process in the real world. All processes below one {@code new LivePlatform} share its threads, which are daemons
 * named after it ({@code coracle-<name>-1}); closing it ends them. A JVM can hold many.
 *
 * <p>A paused or closed process finishes the tasks that run. One that blocks in {@link CompletableFuture#join()} has
 * its thread replaced meanwhile.
 */
public final class LivePlatform implements Platform {
    private enum State {
        RUNNING,
        PAUSED,
        CLOSED
    }

    private final String name;
    private final @Nullable LivePlatform parent;
    private final Engine engine;
    private final Entropy entropy;
    private final Set<LiveTimer> timers = ConcurrentHashMap.newKeySet();

    /** Turns of its workers under way, and one more until it is closed; {@code ended} is done once there is none. */
    private final AtomicInteger running = new AtomicInteger(1);

    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    // What follows changes under the engine's monitor, which all of the tree share: a whole tree changes at once.
    private volatile State state = State.RUNNING;
    private boolean paused;
    private final Set<LivePlatform> children = new LinkedHashSet<>();

    /** Workers whose tasks wait for the end of a pause. */
    private final List<LiveWorker> waiting = new ArrayList<>();

    /** A platform of its own, with as many threads as there are processors, at least two. */
    public LivePlatform(String name) {
        this(name, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * A platform of its own.
     *
     * @param parallelism how many tasks may run at once, not counting those blocked in {@code join}
     */
    public LivePlatform(String name, int parallelism) {
        this(name, null, new Engine(name, parallelism), new SeededEntropy(new SecureRandom().nextLong()));
    }

    private LivePlatform(String name, @Nullable LivePlatform parent, Engine engine, Entropy entropy) {
        this.name = name;
        this.parent = parent;
        this.engine = engine;
        this.entropy = entropy;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Clock clock() {
        return MachineClock.INSTANCE;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    @Override
    public Worker worker(String name) {
        return new LiveWorker(this, name);
    }

    @Override
    public LivePlatform process(String name) {
        LivePlatform child = new LivePlatform(name, this, engine, new SeededEntropy(entropy.nextLong()));
        synchronized (engine) {
            if (state == State.CLOSED) child.end(new ArrayList<>());
            else children.add(child);
            child.settle();
        }
        return child;
    }

    @Override
    public void pause() {
        pause(true);
    }

    @Override
    public void resume() {
        pause(false);
    }

    private void pause(boolean paused) {
        synchronized (engine) {
            this.paused = paused;
            settle();
        }
    }

    /** Brings the state of this process and those below in line with what was asked of them and of those above. */
    private void settle() {
        if (state == State.CLOSED) return;
        boolean held = paused || (parent != null && parent.state == State.PAUSED);
        state = held ? State.PAUSED : State.RUNNING;
        if (!held) {
            waiting.forEach(engine::run);
            waiting.clear();
        }
        for (LivePlatform child : children) child.settle();
    }

    @Override
    public boolean isClosed() {
        return state == State.CLOSED;
    }

    @Override
    public void close() {
        List<CompletableFuture<?>> ends = new ArrayList<>();
        synchronized (engine) {
            end(ends);
            if (parent != null) parent.children.remove(this);
        }
        await(ends);
        if (parent == null) engine.close();
    }

    private void end(List<CompletableFuture<?>> ends) {
        ends.add(ended);
        if (state != State.CLOSED) {
            state = State.CLOSED;
            waiting.clear();
            timers.forEach(LiveTimer::cancel);
            leave();
        }
        for (LivePlatform child : children) child.end(ends);
    }

    /** Waits; a task that waits here counts as ended, or two that close each other's process would wait for ever. */
    private static void await(List<CompletableFuture<?>> ends) {
        LivePlatform caller = PoolThread.process();
        if (caller != null) caller.leave();
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        if (caller != null) caller.running.incrementAndGet();
    }

    /** Whether a task may begin now. */
    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Notes that a worker's turn begins; {@link #leave()} ends it. */
    void enter() {
        running.incrementAndGet();
    }

    void leave() {
        if (running.decrementAndGet() == 0) ended.complete(null);
    }

    /** Keeps a worker's turn for later, where it came while no task may begin. */
    void postpone(LiveWorker worker) {
        synchronized (engine) {
            if (state == State.PAUSED) waiting.add(worker);
            else if (state == State.RUNNING) engine.run(worker);
        }
    }

    void run(LiveWorker worker) {
        engine.run(worker);
    }

    /** Starts a timer, unless the process is closed or closes meanwhile. */
    void start(LiveTimer timer, long delayNanos) {
        timers.add(timer);
        engine.ring(timer, delayNanos);
        if (isClosed()) timer.cancel();
    }

    void forget(LiveTimer timer) {
        timers.remove(timer);
    }
}
