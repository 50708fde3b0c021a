package dev.coracle.node.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.testkit.ContainerRuntimeContract;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

class LiveRuntimeContractTest extends ContainerRuntimeContract {
    private final LivePlatform platform = new LivePlatform("contract", 2);

    @Override
    protected ContainerRuntime start() {
        return new SimulatedRuntime(platform.process("node"), SimulatedRuntimeOptions.DEFAULT);
    }

    @Override
    protected void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(100_000);
        }
    }

    @AfterEach
    void close() {
        platform.close();
    }
}
