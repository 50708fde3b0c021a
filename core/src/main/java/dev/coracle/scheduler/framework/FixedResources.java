package dev.coracle.scheduler.framework;

import dev.coracle.model.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Amounts that do not change. */
final class FixedResources implements Resources {
    static final FixedResources NONE = new FixedResources(0, 0, 0, List.of(), new long[0]);

    private final long cpuMillis;
    private final long memoryBytes;
    private final long ephemeralStorageBytes;
    private final List<String> scalars;
    private final long[] scalarAmounts;

    private FixedResources(
            long cpuMillis, long memoryBytes, long ephemeralStorageBytes, List<String> scalars, long[] scalarAmounts) {
        this.cpuMillis = cpuMillis;
        this.memoryBytes = memoryBytes;
        this.ephemeralStorageBytes = ephemeralStorageBytes;
        this.scalars = scalars;
        this.scalarAmounts = scalarAmounts;
    }

    /** Amounts as Kubernetes writes them; names that the scheduler does not count are left out. */
    static FixedResources of(Map<String, Quantity> amounts) {
        if (amounts.isEmpty()) return NONE;
        List<String> names = new ArrayList<>();
        amounts.keySet().stream().filter(ResourceNames::isScalar).sorted().forEach(names::add);
        long[] values = new long[names.size()];
        for (int i = 0; i < values.length; i++) values[i] = valueOf(amounts, names.get(i));
        Quantity cpu = amounts.get(ResourceNames.CPU);
        return new FixedResources(
                cpu == null ? 0 : cpu.milliValue(),
                valueOf(amounts, ResourceNames.MEMORY),
                valueOf(amounts, ResourceNames.EPHEMERAL_STORAGE),
                List.copyOf(names),
                values);
    }

    private static long valueOf(Map<String, Quantity> amounts, String name) {
        Quantity amount = amounts.get(name);
        return amount == null ? 0 : amount.value();
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
        return scalars;
    }

    @Override
    public long scalar(String name) {
        for (int i = 0; i < scalarAmounts.length; i++) {
            if (scalars.get(i).equals(name)) return scalarAmounts[i];
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FixedResources that
                && cpuMillis == that.cpuMillis
                && memoryBytes == that.memoryBytes
                && ephemeralStorageBytes == that.ephemeralStorageBytes
                && scalars.equals(that.scalars)
                && Arrays.equals(scalarAmounts, that.scalarAmounts);
    }

    @Override
    public int hashCode() {
        long sums = (cpuMillis * 31 + memoryBytes) * 31 + ephemeralStorageBytes;
        return (Long.hashCode(sums) * 31 + scalars.hashCode()) * 31 + Arrays.hashCode(scalarAmounts);
    }
}
