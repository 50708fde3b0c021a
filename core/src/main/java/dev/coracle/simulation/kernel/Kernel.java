package dev.coracle.simulation.kernel;

import dev.coracle.platform.Platform;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.platform.StableHash;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A world in virtual time. Everything that is to happen is an event on an agenda; running takes the next one, sets the
 * time to its moment and carries it out. Between two events nothing happens, and no time passes in the real world.
 *
 * <p><b>Units.</b> A moment is the virtual time since the start.
 * <p><b>Threads.</b> One: that which made the kernel. Any other that touches the simulation gets an
 * {@link IllegalStateException}. Tasks whose calls may take long are carried by threads of the kernel's own, of which one
 * runs at a time; see {@link #longCalls}.
 * <p><b>Errors.</b> What a task throws ends the run: it is thrown to whoever runs, as {@link SimulationFailure}, and
 * the kernel runs no more; see {@link #tolerate}.
 * <p><b>Order.</b> By time; within a moment, by order of planning or, where {@linkplain KernelOptions#shuffled()
 * asked for}, at random; then by order of planning again. One worker's tasks always keep their order. What is random
 * follows from the moment and from who is concerned, so that an event more or less leaves the order of others.
 */
public final class Kernel {
    /** Calls that take longer are best made on threads of their own: see {@link #longCalls}. */
    public static final Duration LONG = Duration.ofMillis(50);

    private final KernelOptions options;
    private final Strands strands = new Strands(this);
    private final Agenda agenda = new Agenda();
    private final Run run = new Run(this);
    private final CallStack calls;
    private final Trace trace;
    private final SimulatedPlatform root;
    private final Oddities oddities;
    private final long order;
    private long now;
    private long planned;
    private long interventions;
    private long crowd;

    /** Which thread may touch the simulation: of all that carry its tasks, one runs. */
    private Thread thread = Thread.currentThread();

    /** Whose task is running; null outside of tasks. */
    private @Nullable SimulatedWorker current;

    private Predicate<SimulationFailure> tolerated = failure -> false;
    private Consumer<SimulatedPlatform> disturbed = process -> {};
    private @Nullable SimulationFailure failure;

    /** A world with this seed. */
    public Kernel(long seed) {
        this(KernelOptions.of(seed));
    }

    /** A world with these options. */
    public Kernel(KernelOptions options) {
        this.options = options;
        order = StableHash.of(options.seed(), "order");
        calls = new CallStack(this, options.callsAtOnce());
        trace = new Trace(this, options.traceLength());
        oddities = new Oddities(this);
        root = new SimulatedPlatform(
                this, "world", null, new SimulatedEntropy(this, new SeededEntropy(options.seed())));
    }

    /** What it was made with. */
    public KernelOptions options() {
        return options;
    }

    /** The process above all others. */
    public SimulatedPlatform root() {
        return root;
    }

    /** A process of those who look on: a run is the same with or without it, as long as it touches nothing. */
    public Platform bystander() {
        return new Bystander(this, "bystander");
    }

    Oddities oddities() {
        return oddities;
    }

    /**
     * Makes unusual paths be taken through the code from now on, beside what the options say: see
     * {@link dev.coracle.platform.Platform#buggify}.
     *
     * @param percent how many times of a hundred, at every place that offers one
     */
    public void buggify(long percent) {
        oddities.add(percent);
    }

    /** Ends {@link #buggify} of as many times. */
    public void endBuggify(long percent) {
        oddities.remove(percent);
    }

    /** What happened so far. */
    public Trace trace() {
        return trace;
    }

    /** The moment. */
    public Duration time() {
        return Duration.ofNanos(now);
    }

    /** The moment in nanoseconds. */
    public long nanos() {
        return now;
    }

    /** Plans something that no process does and that nothing holds up; a past moment means now. */
    public void at(Duration moment, String name, Runnable action) {
        checkThread();
        plan(action(name, action), nanosOf(moment));
    }

    /**
     * Plans a stroke of fate, such as a fault: like {@link #at}, but before all else that happens at its moment, and
     * without influence on anything before it. A run without it is the same up to that moment.
     */
    public void intervene(Duration moment, String name, Runnable action) {
        checkThread();
        planFirst(action(name, action), nanosOf(moment));
    }

    /** Puts an event on the agenda before all others of its moment, and moves none of those among themselves. */
    void planFirst(Event event, long moment) {
        event.time = Math.max(now, moment);
        event.tie = Long.MIN_VALUE;
        event.sequence = interventions++;
        agenda.add(event);
    }

    private Event action(String name, Runnable action) {
        return new Event() {
            @Override
            long owner() {
                return name.hashCode();
            }

            @Override
            void happen() {
                trace.note(name, "action", "", 0);
                if (strands.carry(root)) strands.begin(null, () -> attempt(null, name, action));
                else attempt(null, name, action);
            }
        };
    }

    /** Lets the next event happen, whenever it is; false where there is none. */
    public boolean step() {
        begin(null, Long.MAX_VALUE);
        return end(advance(Long.MAX_VALUE));
    }

    /**
     * Runs all events up to and including this moment. Returns then, or as soon after as the calls under way at that
     * moment have ended: no task begins in between.
     */
    public void runUntil(Duration moment) {
        run(null, nanosOf(moment));
    }

    /**
     * Runs until the goal is reached, which is looked at after each event but those of {@linkplain #bystander()
     * bystanders}, so that a run ends at the same event with and without them, and calls under way have ended.
     *
     * @return whether the goal was reached before the deadline had passed
     */
    public boolean runUntil(BooleanSupplier goal, Duration deadline) {
        return run(goal, nanosOf(deadline));
    }

    /** Runs until nothing is left to happen; false where the deadline passed first. Paused processes do not count. */
    public boolean runUntilIdle(Duration deadline) {
        return run(() -> calls.isIdle() && agenda.isEmpty(), nanosOf(deadline));
    }

    /**
     * Lets this much time pass before it returns: what a call that takes time does. The world runs on meanwhile, above
     * the caller on the stack; the caller's worker is busy. Outside of a run, it is a run.
     *
     * <p>If the caller's process is closed meanwhile, the call never returns ({@link Halted}). If it is paused, the
     * call returns after it was resumed; where the run ends before, the call never returns, and the process cannot be
     * resumed. A call that lies above that of a process which is not paused returns in its time: its task goes on to its
     * end, as if the pause had come right after it, since nobody else may be held up by the pause.
     *
     * <p>The stack has its price: a call returns when its time has come and every task that began above it has ended.
     * Calls that overlap can take longer than asked, never shorter; hardly longer while the calls of all workers
     * together ask for much less time than passes. When calls are late, and when {@link KernelOptions#callsAtOnce()}
     * are under way, tasks begin later instead; timers and actions go on. So every call returns, and which task begins,
     * waits or goes on follows from the agenda alone. This is made for the milliseconds of a network: tasks whose calls
     * may take seconds do not lie on the stack, see {@link #longCalls}, and a wait such as that before a retry is better a
     * timer.
     */
    public void elapse(Duration duration) {
        checkThread();
        long moment = later(now, duration);
        Strand strand = strands.turn();
        if (strand != null) strand.await(moment);
        else if (run.isUnderWay()) calls.await(current, moment);
        else run(null, moment);
    }

    /**
     * Chooses who says whether calls may take long now. While they may, tasks of processes of which
     * {@link SimulatedPlatform#longCalls} says the same begin on threads of their own: their calls return in their time,
     * whoever else waits or is paused. The order of events stays that of the agenda, and one thread runs at a time.
     *
     * @param may asked before each task: must be quick, and follow from what has happened
     */
    public void longCalls(BooleanSupplier may) {
        strands.wanted(may);
    }

    /**
     * Chooses failures that do not end the run: the worker goes on with its next task, as the live platform's would.
     * The predicate may keep them for later. Nothing is tolerated otherwise.
     */
    public void tolerate(Predicate<SimulationFailure> tolerated) {
        this.tolerated = tolerated;
    }

    /**
     * Chooses who is told that something is about to befall a process and those below it: that it is paused, goes on or
     * ends, or that its clock is changed.
     */
    public void beforeDisturbance(Consumer<SimulatedPlatform> listener) {
        this.disturbed = listener;
    }

    void disturb(SimulatedPlatform process) {
        checkThread();
        disturbed.accept(process);
    }

    /** Refuses threads that are not the simulation's own. */
    public void checkThread() {
        Thread caller = Thread.currentThread();
        if (caller != thread)
            throw new IllegalStateException(
                    "thread " + caller.getName() + " touches a simulation that belongs to thread " + thread.getName()
                            + ": what is simulated must not start threads");
    }

    private boolean run(@Nullable BooleanSupplier goal, long deadline) {
        begin(goal, deadline);
        run.look();
        boolean more = true;
        while (more && !run.isReached() && failure == null) more = advance(deadline);
        if (!more && deadline < Long.MAX_VALUE) {
            now = Math.max(now, deadline);
            run.look();
        }
        return end(run.isReached());
    }

    private void begin(@Nullable BooleanSupplier goal, long deadline) {
        checkThread();
        if (failure != null) throw new IllegalStateException("this simulation has ended", failure);
        run.begin(goal, deadline);
    }

    private boolean end(boolean result) {
        run.end();
        if (failure != null) throw failure;
        return result;
    }

    /** Lets the next event happen, if it comes no later than this. */
    boolean advance(long limit) {
        calls.readmit();
        Event event = agenda.first();
        if (event == null || event.time > limit) return false;
        agenda.remove(event);
        count(event);
        now = event.time;
        event.happen();
        if (!event.isUnseen()) run.look();
        return true;
    }

    /** Fails where time stands still: workers that give each other tasks for ever would otherwise hang the run. */
    private void count(Event event) {
        crowd = event.time == now ? crowd + 1 : 0;
        if (crowd <= options.eventsAtOnce()) return;
        crowd = 0;
        fail(event.toString(), new IllegalStateException("time stands still: too many events at one moment"));
    }

    Run run() {
        return run;
    }

    boolean hasFailed() {
        return failure != null;
    }

    Strands strands() {
        return strands;
    }

    /** Notes that the present thread runs, and no other. */
    void hold() {
        thread = Thread.currentThread();
    }

    @Nullable
    SimulatedWorker current() {
        return current;
    }

    void current(@Nullable SimulatedWorker worker) {
        current = worker;
    }

    CallStack calls() {
        return calls;
    }

    /** Runs simulated code; where it fails, so does the run. */
    void attempt(@Nullable SimulatedWorker worker, String actor, Runnable code) {
        SimulatedWorker before = current;
        current = worker;
        try {
            code.run();
        } catch (Throwable thrown) {
            boolean halted = worker == null ? thrown instanceof Halted : worker.isHalted();
            if (!halted) fail(actor, thrown);
        }
        current = before;
    }

    private void fail(String actor, Throwable thrown) {
        if (failure != null) return; // what unwinds the stack after a failure is none
        SimulationFailure candidate = new SimulationFailure(actor, time(), options.seed(), thrown);
        if (!tolerated.test(candidate)) failure = candidate;
    }

    /** Puts an event on the agenda; a past moment means now. */
    void plan(Event event, long moment) {
        event.time = Math.max(now, moment);
        event.sequence = planned++;
        event.tie = options.shuffled() ? StableHash.mix(StableHash.mix(order + event.time) + event.owner()) : 0;
        agenda.add(event);
    }

    Agenda agenda() {
        return agenda;
    }

    /** A moment in nanoseconds and some time later; the end of time where that is beyond it. */
    static long later(long moment, Duration time) {
        long sum = moment + Math.max(0, nanosOf(time));
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long nanosOf(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
