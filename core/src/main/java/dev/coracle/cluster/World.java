package dev.coracle.cluster;

import dev.coracle.api.Transport;
import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Where a cluster lives: on the machine's clock and threads, or in simulated time.
 *
 * <p><b>Threads.</b> As the platform allows; a simulated world has one thread, which is the caller's.
 */
public interface World extends AutoCloseable {
    /** The process above all others. */
    Platform platform();

    /** A server as everybody sees it, from a process or from outside. */
    default Transport front(Transport server) {
        return server;
    }

    /** The way from a process to a server: the server itself, or a network in between. */
    Transport connect(Platform process, Transport server);

    /** A process of those who look on, and whom nothing befalls. */
    default Platform bystander() {
        return platform().process("bystander");
    }

    /** The store as this world makes it be; mostly as it is. */
    default ClusterStore mount(ClusterStore store) {
        return store;
    }

    /**
     * Lets time pass until a goal is reached.
     *
     * @param goal cheap; looked at whenever something may have changed
     * @return whether it was reached before the limit
     */
    boolean await(BooleanSupplier goal, Duration limit);

    /** Something changed: those who wait look at their goals again. May be called from any thread; returns at once. */
    void changed();

    /** How long to wait for something that nobody set a limit to. */
    Duration patience();

    /** Ends all processes. */
    @Override
    void close();
}
