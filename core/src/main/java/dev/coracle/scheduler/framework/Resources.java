package dev.coracle.scheduler.framework;

import dev.coracle.model.Quantity;
import java.util.List;
import java.util.Map;

/**
 * Amounts of resources, rounded up to whole units. What a pod asks for never changes; what is taken of a node does, and
 * is valid as long as the {@link NodeInfo} is.
 */
public interface Resources {
    /** Amounts as Kubernetes writes them; names that the scheduler does not count are left out. */
    static Resources of(Map<String, Quantity> amounts) {
        return FixedResources.of(amounts);
    }

    /** CPU, in thousandths of a core. */
    long cpuMillis();

    /** Memory, in bytes. */
    long memoryBytes();

    /** Disk that goes with the pod, in bytes. */
    long ephemeralStorageBytes();

    /** Names of the other resources: extended ones, huge pages, attachable volumes; some may be zero. */
    List<String> scalars();

    /** Amount of one of the other resources; 0 where it is not there. */
    long scalar(String name);

    /** Amount of any resource, by its Kubernetes name; CPU in thousandths. */
    default long amount(String name) {
        return switch (name) {
            case ResourceNames.CPU -> cpuMillis();
            case ResourceNames.MEMORY -> memoryBytes();
            case ResourceNames.EPHEMERAL_STORAGE -> ephemeralStorageBytes();
            default -> scalar(name);
        };
    }
}
