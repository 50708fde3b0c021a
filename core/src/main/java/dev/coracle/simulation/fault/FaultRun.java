package dev.coracle.simulation.fault;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.Component;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plan as it befalls a cluster: what has begun, what is over, and the way to end it all. */
public final class FaultRun {
    /**
     * A fault began, or was over.
     *
     * @param time since the start of the simulation
     */
    public record Turn(Duration time, Fault fault, boolean begins) {}

    private final Simulation simulation;
    private final List<Turn> turns = new ArrayList<>();
    private final Set<Fault> underWay = new LinkedHashSet<>();
    private boolean stopped;

    private FaultRun(Simulation simulation) {
        this.simulation = simulation;
    }

    static FaultRun begin(FaultPlan plan, Simulation simulation) {
        FaultRun run = new FaultRun(simulation);
        Duration now = simulation.time();
        for (Fault fault : plan.faults()) {
            if (fault.trigger() instanceof Trigger.At at) run.plan(now.plus(at.time()), fault);
            else if (fault.trigger() instanceof Trigger.On on) simulation.observe(run.new Trap(on, fault));
        }
        return run;
    }

    private void plan(Duration moment, Fault fault) {
        simulation.kernel().at(moment, fault.toString(), () -> begin(fault));
    }

    private void begin(Fault fault) {
        if (stopped) return;
        turns.add(new Turn(simulation.time(), fault, true));
        strike(fault);
        if (fault.kind().isMomentary()) return;
        underWay.add(fault);
        Duration end = simulation.time().plus(fault.lasting());
        simulation.kernel().at(end, "end of: " + fault, () -> end(fault));
    }

    private void end(Fault fault) {
        if (!underWay.remove(fault)) return;
        turns.add(new Turn(simulation.time(), fault, false));
        heal(fault);
    }

    private void strike(Fault fault) {
        Cluster cluster = simulation.cluster();
        String target = fault.target();
        switch (fault.kind()) {
            case NODE_CRASH -> cluster.node(target).crash();
            case NODE_REBOOT -> cluster.node(target).reboot();
            case NODE_FREEZE -> cluster.node(target).freeze();
            case NODE_DISCONNECT -> cluster.node(target).disconnect();
            case KUBELET_STOP -> kubelet(target).ifPresent(Component::stop);
            case KUBELET_CRASH -> kubelet(target).ifPresent(Component::crash);
            case COMPONENT_STOP -> cluster.component(target).stop();
            case COMPONENT_CRASH -> cluster.component(target).crash();
            case COMPONENT_FREEZE -> cluster.component(target).freeze();
            case COMPONENT_DISCONNECT -> cluster.component(target).disconnect();
        }
    }

    private void heal(Fault fault) {
        Cluster cluster = simulation.cluster();
        String target = fault.target();
        switch (fault.kind()) {
            case NODE_CRASH, NODE_REBOOT -> cluster.node(target).start();
            case NODE_FREEZE -> cluster.node(target).thaw();
            case NODE_DISCONNECT -> cluster.node(target).reconnect();
            case KUBELET_STOP, KUBELET_CRASH -> kubelet(target).ifPresent(Component::start);
            case COMPONENT_STOP, COMPONENT_CRASH -> cluster.component(target).start();
            case COMPONENT_FREEZE -> cluster.component(target).thaw();
            case COMPONENT_DISCONNECT -> cluster.component(target).reconnect();
        }
    }

    /** Empty where the machine is off, and there is nothing to be done to it. */
    private Optional<Component> kubelet(String name) {
        ClusterNode node = simulation.cluster().node(name);
        return node.isOn() ? Optional.of(node.kubelet()) : Optional.empty();
    }

    /** What has begun and what is over, in order. */
    public List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** The faults that have begun and are not over. */
    public List<Fault> underWay() {
        return List.copyOf(underWay);
    }

    /** Ends what is under way, and lets nothing begin any more. */
    public void stop() {
        stopped = true;
        underWay().forEach(this::end);
    }

    /** Waits for a call. */
    private final class Trap implements NetworkObserver {
        private final Trigger.On trigger;
        private final Fault fault;
        private int seen;

        Trap(Trigger.On trigger, Fault fault) {
            this.trigger = trigger;
            this.fault = fault;
        }

        @Override
        public void called(ObservedCall call) {
            if (call.response().isEmpty() || !trigger.calls().matches(call.caller(), call.request())) return;
            if (++seen == trigger.nth()) plan(simulation.time(), fault);
        }
    }
}
