package dev.coracle.simulation.fault;

import dev.coracle.api.Refusals;
import dev.coracle.model.meta.Status;
import dev.coracle.platform.Entropy;
import dev.coracle.simulation.Disturbance;
import dev.coracle.simulation.SimulatedWorld;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls and watches that suffer on their way. */
final class NetworkFaults implements Subject {
    private static final String EVERYBODY = "*";

    private final SimulatedWorld world;
    private final Entropy chance;
    private final Map<Stroke, Disturbance> inForce = new HashMap<>();

    /**
     * Of a world.
     *
     * @param chance of all faults; each has a stream of its own
     */
    NetworkFaults(SimulatedWorld world, Entropy chance) {
        this.world = world;
        this.chance = chance;
    }

    @Override
    public void begins(Stroke stroke) {
        String process = process(stroke);
        switch (stroke.kind()) {
            case WATCH_CUT -> world.cutWatches(process, Optional.empty());
            case WATCH_GONE -> world.cutWatches(process, Optional.of(gone()));
            default -> disturb(stroke, process);
        }
    }

    private void disturb(Stroke stroke, String process) {
        Disturbance disturbance = disturbance(stroke);
        world.disturb(process, disturbance);
        inForce.put(stroke, disturbance);
        if (stroke.kind() == FaultKind.TIME_TRAVEL) world.cutWatches(process, Optional.empty());
    }

    private Disturbance disturbance(Stroke stroke) {
        Entropy own = chance.stream(stroke.fault().toString());
        return switch (stroke.kind().target()) {
            case NODE, COMPONENT -> new Partition(stroke.kind());
            case RESOURCE -> new WatchDisturbance(stroke.kind(), stroke.amount(), stroke.target(), own);
            default ->
                switch (stroke.kind()) {
                    case TIME_TRAVEL -> new Past(Math.max(1, revision() - stroke.amount()));
                    case WATCH_DELAY, WATCH_REPEATS, WATCH_BREAKS ->
                        new WatchDisturbance(stroke.kind(), stroke.amount(), "", own);
                    default -> new CallDisturbance(stroke.kind(), stroke.amount(), own);
                };
        };
    }

    private long revision() {
        return world.store().revision();
    }

    private static Status gone() {
        return Refusals.expired("too old resource version").status();
    }

    @Override
    public void ends(Stroke stroke) {
        Disturbance disturbance = inForce.remove(stroke);
        if (disturbance != null) world.calm(process(stroke), disturbance);
    }

    private static String process(Stroke stroke) {
        return switch (stroke.kind().target()) {
            case NODE -> "kubelet/" + stroke.target();
            case RESOURCE -> EVERYBODY;
            default -> stroke.target();
        };
    }
}
