package dev.coracle.controllers.endpointslice;

import org.immutables.value.Value;

/** How endpoint slices are cut; the defaults are those of Kubernetes 1.33. */
@Value.Immutable
public interface EndpointSliceOptions extends WithEndpointSliceOptions {
    /** Kubernetes' own settings. */
    EndpointSliceOptions DEFAULT = builder().build();

    /** How many endpoints a slice holds, from 1 to 1000: flag {@code --max-endpoints-per-slice}. */
    @Value.Default
    default int maxEndpointsPerSlice() {
        return 100;
    }

    /** How many services are worked on at the same time: {@code --concurrent-service-endpoint-syncs}. */
    @Value.Default
    default int workers() {
        return 5;
    }

    /** Refuses what makes no sense. */
    @Value.Check
    default void check() {
        if (maxEndpointsPerSlice() < 1 || maxEndpointsPerSlice() > 1000) {
            throw new IllegalArgumentException(
                    "maxEndpointsPerSlice must be from 1 to 1000: " + maxEndpointsPerSlice());
        }
        if (workers() < 1) throw new IllegalArgumentException("workers must be positive: " + workers());
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #DEFAULT}. */
    final class Builder extends ImmutableEndpointSliceOptions.Builder {}
}
