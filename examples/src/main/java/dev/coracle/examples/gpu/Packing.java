package dev.coracle.examples.gpu;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Says what a place costs: which GPUs of a node a pod gets, and which node.
 *
 * <p><b>Threads.</b> Called by the scheduler's worker. The same rooms must always cost the same.
 */
@FunctionalInterface
public interface Packing {
    /** Leaves the least of the node's GPUs; on the node, takes the GPU that has the least left. */
    Packing BEST_FIT = before -> after -> {
        double evenness = 0; // below 1
        for (int i = 0; i < after.gpus(); i++) {
            double left = (double) after.gpuMillis(i) / GpuRequest.WHOLE;
            evenness -= left * left / (after.gpus() + 1);
        }
        return after.gpuMillis() + evenness;
    };

    /**
     * What it costs to change a node; the least is best.
     *
     * @param before the node without the pod
     * @return the cost of each state of the node with the pod on some of its GPUs
     */
    ToDoubleFunction<Room> costs(Room before);

    /** The cheapest GPUs of a node for a pod; empty where there are not enough. */
    default Optional<Choice> cheapest(Room room, Demand demand) {
        ToDoubleFunction<Room> costs = costs(room);
        Choice best = null;
        for (Devices devices : room.choices(demand.gpu())) {
            double cost = costs.applyAsDouble(room.with(demand, devices));
            if (best == null || cost < best.cost()) best = new Choice(devices, cost);
        }
        return Optional.ofNullable(best);
    }

    /**
     * GPUs for a pod.
     *
     * @param devices the GPUs; none for a pod that needs none
     * @param cost what that costs
     */
    record Choice(Devices devices, double cost) {}
}
