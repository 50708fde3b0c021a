package dev.coracle.simulation.fault;

import dev.coracle.api.ApiResponse;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.platform.Entropy;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A plan as it befalls a cluster: what has begun, what is over, and the way to end it all. */
public final class FaultRun {
    /**
     * A fault began, or was over.
     *
     * @param time since the start of the simulation
     * @param struck whom exactly it befalls: of a zone, the nodes that were chosen; of a lease, its holder
     */
    public record Turn(Duration time, Fault fault, boolean begins, List<String> struck) {}

    private final Simulation simulation;
    private final Kernel kernel;
    private final Effects effects;
    private final Parts parts;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Bout> underWay = new ArrayList<>();
    private boolean stopped;

    private FaultRun(Simulation simulation, LeaderWatch leaders) {
        Entropy chance = simulation.kernel().root().entropy().stream("faults");
        this.simulation = simulation;
        this.kernel = simulation.kernel();
        this.effects = new Effects(simulation, chance);
        this.parts = new Parts(simulation.cluster(), leaders, chance);
    }

    static FaultRun begin(FaultPlan plan, Simulation simulation) {
        LeaderWatch leaders = new LeaderWatch();
        if (plan.faults().stream().anyMatch(it -> it.kind().target() == FaultKind.Target.LEASE))
            simulation.observe(leaders);
        FaultRun run = new FaultRun(simulation, leaders);
        Duration now = simulation.time();
        for (Fault fault : plan.faults()) {
            if (fault.trigger() instanceof Trigger.At at) run.plan(now.plus(at.time()), fault);
            else if (fault.trigger() instanceof Trigger.On on) {
                if (on.calls().mayMeanSignsOfLife()) simulation.world().needEveryCall();
                simulation.world().trap(run.new Trap(on, fault));
            }
        }
        return run;
    }

    private void plan(Duration moment, Fault fault) {
        kernel.intervene(moment, fault.toString(), () -> begin(fault));
    }

    private void begin(Fault fault) {
        if (stopped) return;
        Bout bout = new Bout(fault, parts.of(fault));
        bout.note(true);
        if (!fault.kind().isMomentary()) underWay.add(bout);
        bout.begin();
    }

    /** What has begun and what is over, in order. */
    public List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** The faults that have begun and are not over. */
    public List<Fault> underWay() {
        return underWay.stream().map(bout -> bout.fault).toList();
    }

    /** Ends what is under way, and lets nothing begin any more. */
    public void stop() {
        stop(node -> false);
    }

    /**
     * Loses some nodes for good, then ends what is under way, and lets nothing begin any more: what is left is the core,
     * which must be well on its own. The objects of lost nodes stay. Does nothing the second time.
     *
     * <p>Call it within a run where somebody may stand still: who does so in the middle of a call when a run ends is lost.
     *
     * @param lost tells by its name whether a node is lost
     */
    public void stop(Predicate<String> lost) {
        if (stopped) return;
        stopped = true;
        simulation.cluster().nodes().stream()
                .map(ClusterNode::name)
                .filter(lost)
                .forEach(effects::lose);
        List.copyOf(underWay).forEach(Bout::end);
    }

    /** A fault from its beginning to its end. */
    private final class Bout {
        private final Fault fault;
        private final List<Parts.Part> all;
        private final List<Stroke> strokes = new ArrayList<>();
        private boolean over;

        Bout(Fault fault, List<Parts.Part> all) {
            this.fault = fault;
            this.all = all;
        }

        void note(boolean begins) {
            List<String> struck = all.stream().map(it -> it.stroke().target()).toList();
            turns.add(new Turn(simulation.time(), fault, begins, struck));
        }

        void begin() {
            Duration now = kernel.time();
            for (Parts.Part part : all) {
                if (part.from().isZero()) begin(part.stroke());
                else at(now.plus(part.from()), () -> begin(part.stroke()));
                if (part.until().compareTo(fault.lasting()) < 0) at(now.plus(part.until()), () -> end(part.stroke()));
            }
            if (!fault.kind().isMomentary()) kernel.intervene(now.plus(fault.lasting()), "end of: " + fault, this::end);
        }

        private void at(Duration moment, Runnable action) {
            kernel.intervene(moment, "part of: " + fault, () -> {
                if (!over) action.run();
            });
        }

        private void begin(Stroke stroke) {
            strokes.add(stroke);
            effects.begin(stroke);
        }

        private void end(Stroke stroke) {
            if (strokes.remove(stroke)) effects.end(stroke);
        }

        void end() {
            if (over) return;
            over = true;
            underWay.remove(this);
            note(false);
            List.copyOf(strokes).forEach(this::end);
        }
    }

    /** Waits for a call. */
    private final class Trap implements Predicate<ObservedCall> {
        private final Trigger.On trigger;
        private final Fault fault;
        private int seen;

        Trap(Trigger.On trigger, Fault fault) {
            this.trigger = trigger;
            this.fault = fault;
        }

        @Override
        public boolean test(ObservedCall call) {
            boolean carriedOut =
                    call.response().isPresent() && !(call.response().get() instanceof ApiResponse.Refused);
            if (!carriedOut || !trigger.calls().matches(call.caller(), call.request())) return false;
            if (++seen != trigger.nth()) return false;
            plan(kernel.time(), fault);
            return true;
        }
    }
}
