package dev.coracle.platform.live;

import dev.coracle.platform.Platform;
import dev.coracle.testkit.PlatformContract;
import java.util.function.BooleanSupplier;

class LivePlatformContractTest extends PlatformContract {
    @Override
    protected Platform start() {
        return new LivePlatform("contract", 2);
    }

    @Override
    protected void await(BooleanSupplier condition) {
        Waiting.until(condition);
    }
}
