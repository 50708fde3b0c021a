package dev.coracle.store.memory;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.testkit.StoreContract;

class MemoryStoreContractTest implements StoreContract {
    @Override
    public ClusterStore open(Platform platform) {
        return new MemoryStore(platform);
    }
}
