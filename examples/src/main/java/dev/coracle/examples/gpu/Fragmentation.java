package dev.coracle.examples.gpu;

/**
 * Packs so that the GPUs that are left stay of use, by the measure of Weng et al., "Beware of Fragmentation: Scheduling
 * GPU-Sharing Workloads with Fragmentation Gradient Descent" (USENIX ATC 2023).
 *
 * <p>What is left of a node's GPUs is a <i>fragment</i> for a pod that cannot use it: all of it where the pod does not fit on
 * the node, for want of CPU, GPU, or the right model, or needs no GPU; else what is left of those GPUs that have less left
 * than the pod asks for. The fragmentation of a node is the fragment that a pod of the target workload finds there on
 * average. A pod goes where it lets fragmentation grow least, or fall most: down the gradient.
 *
 * @param target the pods to be expected
 */
public record Fragmentation(TargetWorkload target) implements Packing {
    /** What a pod cannot use of what is left, in thousandths of a GPU. */
    public static long fragment(Room room, Demand demand) {
        boolean isOfUse = !demand.gpu().isNone() && room.fits(demand);
        return isOfUse ? room.gpuMillisBelow(demand.gpu().millis()) : room.gpuMillis();
    }

    /** What a pod of the target workload cannot use on average, in thousandths of a GPU. */
    public double of(Room room) {
        double sum = 0;
        if (room.gpuMillis() == 0) return sum;
        for (TargetWorkload.Kind kind : target.kinds()) sum += kind.frequency() * fragment(room, kind.demand());
        return sum;
    }

    @Override
    public double cost(Room before, Room after) {
        return of(after) - of(before);
    }
}
