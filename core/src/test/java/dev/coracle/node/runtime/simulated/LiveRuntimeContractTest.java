package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.platform.live.Waiting;
import dev.coracle.testkit.ContainerRuntimeContract;
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
        Waiting.until(condition);
    }

    @AfterEach
    void close() {
        platform.close();
    }
}
