package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Platform;
import dev.coracle.testkit.PlatformContract;
import java.util.function.BooleanSupplier;

class SimulatedPlatformContractTest extends PlatformContract {
    private final Kernel kernel =
            new Kernel(KernelOptions.builder().seed(7).shuffled(true).build());
    private int started;

    @Override
    protected Platform start() {
        kernel.tolerate(failure -> failure.toString().endsWith("on purpose"));
        return kernel.root().process("platform " + started++);
    }

    @Override
    protected void await(BooleanSupplier condition) {
        assertThat(kernel.runUntil(condition, kernel.time().plusSeconds(10))).isTrue();
    }
}
