package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.ResourceNames;
import java.util.List;

/**
 * A resource that counts in a score.
 *
 * @param name its Kubernetes name
 * @param weight how much it counts; 0 means 1
 */
public record ResourceSpec(String name, long weight) {
    /** CPU and memory, one as much as the other. */
    public static final List<ResourceSpec> CPU_AND_MEMORY =
            List.of(new ResourceSpec(ResourceNames.CPU, 1), new ResourceSpec(ResourceNames.MEMORY, 1));

    /** A resource that counts. */
    public ResourceSpec {
        if (weight == 0) weight = 1;
    }
}
