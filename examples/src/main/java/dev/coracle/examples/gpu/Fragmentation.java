package dev.coracle.examples.gpu;

import java.util.function.ToDoubleFunction;

/**
 * Packs so that the GPUs that are left stay of use, by the measure of Weng et al., "Beware of Fragmentation: Scheduling
 * GPU-Sharing Workloads with Fragmentation Gradient Descent" (USENIX ATC 2023).
 *
 * <p>What is left of a node's GPUs is a <i>fragment</i> for a pod that cannot use it: all of it where the pod does not fit on
 * the node, for want of CPU, memory, GPU, or the right model, or needs no GPU; else what is left of those GPUs that have less left
 * than the pod asks for. The fragmentation of a node is the fragment that a pod of the target workload finds there on
 * average. A pod goes where it lets fragmentation grow least, or fall most: down the gradient.
 *
 * <p>The paper counts CPU and GPUs. Memory counts as CPU does here, since a pod fits no better for want of it.
 *
 * @param target the pods to be expected
 */
public record Fragmentation(TargetWorkload target) implements Packing {
    /** What a pod cannot use of what is left, in thousandths of a GPU. */
    public static long fragment(Room room, Demand demand) {
        return fragment(room, room.gpuMillis(), demand);
    }

    private static long fragment(Room room, long all, Demand demand) {
        boolean isOfUse = !demand.gpu().isNone() && room.fits(demand);
        return isOfUse ? room.gpuMillisBelow(demand.gpu().millis()) : all;
    }

    /** What a pod of the target workload cannot use on average, in thousandths of a GPU. */
    public double of(Room room) {
        long all = room.gpuMillis();
        if (all == 0) return 0;
        double sum = 0;
        for (TargetWorkload.Kind kind : target.kinds()) sum += kind.frequency() * fragment(room, all, kind.demand());
        return sum;
    }

    @Override
    public ToDoubleFunction<Room> costs(Room before) {
        double now = of(before);
        return after -> of(after) - now;
    }
}
