package dev.coracle.store.sqlite;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.testkit.history.DoomedProcess;
import java.nio.file.Path;
import java.util.List;

/** A store on a file, and its clients, until the process is killed. */
final class ClientsMain {
    private ClientsMain() {}

    /** Takes a file and a seed. */
    public static void main(String[] arguments) {
        LivePlatform platform = new LivePlatform("clients", 10);
        SqliteStore store = SqliteStore.open(
                platform, Path.of(arguments[0]), SqliteOptions.builder().build(), Probe.NONE);
        DoomedProcess.work(platform, Long.parseLong(arguments[1]), List.of(store));
    }
}
