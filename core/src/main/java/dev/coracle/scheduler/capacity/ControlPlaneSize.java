package dev.coracle.scheduler.capacity;

/**
 * How big the machines of a control plane should be, and how many of them. The sizes are those that Kubernetes' own set-up
 * for Google's cloud chose by the number of nodes ("Building large clusters" in its documentation up to 1.18: machines with
 * 3.75 GB of memory per CPU); the limits those of "Considerations for large clusters".
 *
 * @param servers API servers with their store: three survive the loss of one, five that of two
 * @param cores CPUs of each
 * @param memoryMegabytes memory of each, in millions of bytes
 */
public record ControlPlaneSize(int servers, int cores, int memoryMegabytes) {
    /** More nodes than that are beyond what Kubernetes is made for. */
    public static final int MOST_NODES = 5_000;

    private static final int MEGABYTES_PER_CORE = 3_750;

    /**
     * The size for so many nodes.
     *
     * @param losses how many servers may be lost while the rest goes on; a store of n servers needs more than half of them
     */
    public static ControlPlaneSize of(int nodes, int losses) {
        if (nodes < 0 || nodes > MOST_NODES)
            throw new IllegalArgumentException("nodes must be from 0 to " + MOST_NODES + ": " + nodes);
        if (losses < 0 || losses > 3) throw new IllegalArgumentException("losses must be from 0 to 3: " + losses);
        int cores = cores(nodes);
        return new ControlPlaneSize(2 * losses + 1, cores, cores * MEGABYTES_PER_CORE);
    }

    private static int cores(int nodes) {
        if (nodes <= 5) return 1;
        if (nodes <= 10) return 2;
        if (nodes <= 100) return 4;
        if (nodes <= 250) return 8;
        return nodes <= 500 ? 16 : 32;
    }
}
