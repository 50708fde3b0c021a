package dev.coracle.store.etcd;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.testkit.StoreContract;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

@AddLifecycleHook(NeedsEtcd.class)
@AddLifecycleHook(FewerTries.ATenth.class)
class EtcdOfThreeContractTest implements StoreContract {
    private static final Rooms ROOMS = new Rooms(3);

    @Override
    public ClusterStore open(Platform platform) {
        return ROOMS.open(platform);
    }

    @AfterContainer
    static void stop() {
        ROOMS.close();
    }
}
