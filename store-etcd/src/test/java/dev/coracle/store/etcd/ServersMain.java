package dev.coracle.store.etcd;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.StoreFactory;
import dev.coracle.testkit.history.DoomedProcess;
import java.util.Arrays;
import java.util.List;

/** Two servers on one etcd, and clients of both, until the process is killed. */
final class ServersMain {
    private ServersMain() {}

    /** Takes a seed and client URLs. */
    public static void main(String[] arguments) {
        LivePlatform platform = new LivePlatform("servers", 12);
        StoreFactory store = EtcdStore.at(Arrays.copyOfRange(arguments, 1, arguments.length));
        DoomedProcess.work(
                platform,
                Long.parseLong(arguments[0]),
                List.of(store.open(platform.process("one")), store.open(platform.process("other"))));
    }
}
