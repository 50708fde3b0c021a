package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.ContainerConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.immutables.value.Value;

/** How a simulated node treats images and containers. */
@Value.Immutable
public interface SimulatedRuntimeOptions extends WithSimulatedRuntimeOptions {
    /** What is usual. */
    SimulatedRuntimeOptions DEFAULT = builder().build();

    /** What a container does, given which container it is: asked once for each, when it is started. */
    @Value.Default
    default Function<ContainerConfig, ContainerBehaviour> containers() {
        return ContainerBehaviour::usual;
    }

    /** What happens when an image is fetched, given its reference. */
    @Value.Default
    default Function<String, ImageBehaviour> images() {
        return ImageBehaviour::usual;
    }

    /** References of images that are there from the first. */
    List<String> presentImages();

    /** How long it takes to fetch an image that does not say. */
    @Value.Default
    default DurationRange pullTime() {
        return DurationRange.of(Duration.ofMillis(20));
    }

    /** How long it takes to start a container that does not say. */
    @Value.Default
    default DurationRange startTime() {
        return DurationRange.of(Duration.ofMillis(5));
    }

    /** How long it takes to make a sandbox. */
    @Value.Default
    default DurationRange sandboxTime() {
        return DurationRange.NONE;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from what is usual. */
    final class Builder extends ImmutableSimulatedRuntimeOptions.Builder {}
}
