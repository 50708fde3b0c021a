package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Amounts that pods add to and take from. */
final class RunningTotal implements Resources {
    private long cpuMillis;
    private long memoryBytes;
    private long ephemeralStorageBytes;
    private final List<String> scalars = new ArrayList<>(0);
    private long[] scalarAmounts = new long[0];

    /** Adds amounts, or takes them away. */
    void add(Resources amounts, int sign) {
        cpuMillis += sign * amounts.cpuMillis();
        memoryBytes += sign * amounts.memoryBytes();
        ephemeralStorageBytes += sign * amounts.ephemeralStorageBytes();
        for (String name : amounts.scalars()) {
            int index = indexOf(name); // first, since it may make another array
            scalarAmounts[index] += sign * amounts.scalar(name);
        }
    }

    private int indexOf(String name) {
        int index = scalars.indexOf(name);
        if (index >= 0) return index;
        scalars.add(name);
        scalarAmounts = Arrays.copyOf(scalarAmounts, scalars.size());
        return scalars.size() - 1;
    }

    @Override
    public long cpuMillis() {
        return cpuMillis;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }

    @Override
    public long ephemeralStorageBytes() {
        return ephemeralStorageBytes;
    }

    @Override
    public List<String> scalars() {
        return Collections.unmodifiableList(scalars);
    }

    @Override
    public long scalar(String name) {
        int index = scalars.indexOf(name);
        return index < 0 ? 0 : scalarAmounts[index];
    }
}
