package dev.coracle.node;

import dev.coracle.node.runtime.simulated.ContainerBehaviour;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import java.util.function.UnaryOperator;

/** Options of simulated nodes whose containers are not as usual. */
final class Behaviours {
    private Behaviours() {}

    /** Containers that behave as usual, but for this. */
    static SimulatedRuntimeOptions of(UnaryOperator<ContainerBehaviour> change) {
        return SimulatedRuntimeOptions.DEFAULT.withContainers(config -> change.apply(ContainerBehaviour.usual(config)));
    }
}
