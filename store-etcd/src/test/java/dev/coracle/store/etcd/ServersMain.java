package dev.coracle.store.etcd;

import dev.coracle.platform.SeededEntropy;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.testkit.history.RandomClient;
import dev.coracle.testkit.history.StoreHistory;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Two servers on one etcd and their clients, which tell what they do, until the process is killed. */
final class ServersMain {
    private static final int CLIENTS = 8;

    private ServersMain() {}

    /** Takes a seed and client URLs. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        String[] endpoints = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, endpoints, 0, endpoints.length);
        LivePlatform platform = new LivePlatform("servers", CLIENTS + 4);
        ClusterStore[] stores = new ClusterStore[2];
        for (int i = 0; i < stores.length; i++) {
            ClusterStore store = EtcdStore.at(endpoints).open(platform.process("server-" + i));
            stores[i] = StoreHistory.tell(store, "server-" + i, ServersMain::say);
        }
        for (int i = 0; i < CLIENTS; i++) {
            String name = "client-" + seed + "-" + i;
            RandomClient client = new RandomClient(stores[i % 2], name, new SeededEntropy(seed).stream(name));
            platform.worker("client").execute(() -> client.run(() -> true));
        }
        new CompletableFuture<Boolean>().join();
    }

    private static void say(String line) {
        PrintStream out = System.out;
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(bytes, 0, bytes.length); // one call: lines do not get into each other
        out.flush();
    }
}
