package dev.coracle.examples.bench;

import java.lang.management.ManagementFactory;

/** How much of the heap is in use. */
final class Heap {
    private Heap() {}

    /** Bytes that are reachable, after a collection. */
    static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
