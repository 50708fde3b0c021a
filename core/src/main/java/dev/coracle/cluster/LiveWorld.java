package dev.coracle.cluster;

import dev.coracle.api.Transport;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.Bell;
import dev.coracle.platform.live.LivePlatform;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The machine's own clock and threads; processes call the server directly. */
public final class LiveWorld implements World {
    private final LivePlatform platform;
    private final Bell bell = new Bell();

    /** A world whose threads bear this name. */
    public LiveWorld(String name) {
        this.platform = new LivePlatform(name);
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public Transport connect(Platform process, Transport server) {
        return server;
    }

    @Override
    public boolean await(BooleanSupplier goal, Duration limit) {
        return bell.await(goal, limit);
    }

    @Override
    public void changed() {
        bell.ring();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void close() {
        platform.close();
    }
}
