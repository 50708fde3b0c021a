package dev.coracle.node.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.testkit.ContainerRuntimeContract;
import java.time.Duration;
import java.util.function.BooleanSupplier;

class SimulatedRuntimeContractTest extends ContainerRuntimeContract {
    private final Kernel kernel = new Kernel(1);

    @Override
    protected ContainerRuntime start() {
        SimulatedRuntimeOptions options = SimulatedRuntimeOptions.builder()
                .sandboxTime(new DurationRange(Duration.ZERO, Duration.ofMillis(20)))
                .startTime(new DurationRange(Duration.ZERO, Duration.ofMillis(20)))
                .pullTime(new DurationRange(Duration.ZERO, Duration.ofSeconds(1)))
                .build();
        return new SimulatedRuntime(kernel.root().process("node"), options);
    }

    @Override
    protected void await(BooleanSupplier condition) {
        assertThat(condition.getAsBoolean()
                        || kernel.runUntil(condition, kernel.time().plusMinutes(10)))
                .isTrue();
    }
}
