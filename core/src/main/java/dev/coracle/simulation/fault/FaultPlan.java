package dev.coracle.simulation.fault;

import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What befalls a cluster, and when, as a value: to be drawn, printed, shrunk and played again.
 *
 * @param faults in any order
 */
public record FaultPlan(List<Fault> faults) {
    /** Nothing happens. */
    public static final FaultPlan NONE = new FaultPlan(List.of());

    /** A plan of these faults. */
    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** A plan of these faults. */
    public static FaultPlan of(Fault... faults) {
        return new FaultPlan(List.of(faults));
    }

    /**
     * When the last fault that begins at a moment is over, counted from the beginning; faults that begin with a call are
     * not known beforehand.
     */
    public Duration end() {
        return faults.stream()
                .filter(it -> it.trigger() instanceof Trigger.At)
                .map(FaultPlan::end)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration end(Fault fault) {
        Duration begin = ((Trigger.At) fault.trigger()).time();
        return fault.kind().isMomentary() ? begin : begin.plus(fault.lasting());
    }

    /**
     * Plans all faults of a simulated cluster, counted from now; returns at once. They strike whatever is going on: also
     * a component in the middle of a call. Let the run go on to {@link #end()} without a break: what is frozen in the
     * middle of a call when a run ends cannot be thawed. Faults of one plan compose; those of two plans at once do not know
     * of each other.
     */
    public FaultRun befall(Simulation simulation) {
        return FaultRun.begin(this, simulation);
    }

    /** As JSON, in one line: what {@link #fromJson} reads. */
    public String toJson() {
        return PlanJson.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException where it is no plan; says why
     */
    public static FaultPlan fromJson(String text) {
        return PlanJson.read(text);
    }

    /**
     * As Java: an expression to be pasted into a test, with static imports of {@link Fault}, {@link FaultKind} and
     * {@link CallPattern}.
     *
     * <pre>{@code
     * FaultPlan.of(
     *         at(seconds(12.5), NODE_CRASH, "node-1", seconds(30)),
     *         on(2, writesOf("kube-scheduler"), COMPONENT_CRASH, "kube-scheduler", seconds(5)))
     * }</pre>
     */
    public String toJava() {
        return PlanSource.write(this);
    }

    /** One fault to a line. */
    @Override
    public String toString() {
        if (faults.isEmpty()) return "no faults";
        return String.join("\n", faults.stream().map(Fault::toString).toList());
    }
}
