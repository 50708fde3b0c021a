package dev.coracle.examples.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a node has left: CPU, memory, and a part of each of its GPUs. Immutable. */
public final class Room {
    private final long cpuMillis;
    private final long memoryBytes;
    private final String model;
    private final int[] gpuMillis;

    /**
     * What is left.
     *
     * @param cpuMillis CPU, in thousandths of a core
     * @param memoryBytes memory
     * @param model model of the GPUs; empty where nobody says
     * @param gpuMillis of each GPU, in thousandths
     */
    public Room(long cpuMillis, long memoryBytes, String model, int... gpuMillis) {
        this.cpuMillis = cpuMillis;
        this.memoryBytes = memoryBytes;
        this.model = model;
        this.gpuMillis = gpuMillis.clone();
    }

    /** How many GPUs there are, used or not. */
    public int gpus() {
        return gpuMillis.length;
    }

    /** What is left of a GPU, in thousandths. */
    public int gpuMillis(int index) {
        return gpuMillis[index];
    }

    /** What is left of all GPUs together, in thousandths. */
    public long gpuMillis() {
        long sum = 0;
        for (int left : gpuMillis) sum += Math.max(0, left);
        return sum;
    }

    /** What is left of those GPUs that have too little left for so much of one. */
    public long gpuMillisBelow(int millis) {
        long sum = 0;
        for (int left : gpuMillis) if (left < millis) sum += Math.max(0, left);
        return sum;
    }

    /** Whether there are so many GPUs with so much left. */
    public boolean has(GpuRequest request) {
        int enough = 0;
        for (int left : gpuMillis) if (left >= request.millis()) enough++;
        return enough >= request.count();
    }

    /** Whether a pod fits. */
    public boolean fits(Demand demand) {
        return demand.cpuMillis() <= cpuMillis
                && demand.memoryBytes() <= memoryBytes
                && (demand.models().isEmpty() || demand.models().contains(model))
                && has(demand.gpu());
    }

    /** What is left beside a pod on these GPUs. */
    public Room with(Demand demand, Devices devices) {
        int[] left = gpuMillis.clone();
        for (int index : devices.indexes())
            if (index < left.length) left[index] -= demand.gpu().millis();
        return new Room(cpuMillis - demand.cpuMillis(), memoryBytes - demand.memoryBytes(), model, left);
    }

    /** The same without the CPU and memory of a pod that were taken off already. */
    Room beside(Demand demand) {
        return new Room(cpuMillis + demand.cpuMillis(), memoryBytes + demand.memoryBytes(), model, gpuMillis);
    }

    /** The choices there are for a pod, the tightest first: of GPUs with the same left, the first stands for all. */
    List<Devices> choices(GpuRequest request) {
        if (request.isNone()) return List.of(Devices.NONE);
        List<Integer> enough = new ArrayList<>();
        for (int i = 0; i < gpuMillis.length; i++) if (gpuMillis[i] >= request.millis()) enough.add(i);
        if (enough.size() < request.count()) return List.of();
        if (request.count() > 1) return List.of(new Devices(enough.subList(0, request.count())));
        SortedMap<Integer, Devices> byLeft = new TreeMap<>();
        for (int index : enough) byLeft.putIfAbsent(gpuMillis[index], new Devices(List.of(index)));
        return List.copyOf(byLeft.values());
    }

    @Override
    public String toString() {
        return cpuMillis + "m CPU, " + memoryBytes + " bytes, GPUs " + Arrays.toString(gpuMillis)
                + (model.isEmpty() ? "" : " " + model);
    }
}
