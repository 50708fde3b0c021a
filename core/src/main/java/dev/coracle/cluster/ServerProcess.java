package dev.coracle.cluster;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Transport;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.apiserver.ApiServer;
import dev.coracle.platform.Platform;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The API server of a running cluster, as a process over the cluster's store: it can end and begin anew, and what it had
 * in memory is then read from the store again.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 * <p><b>Errors.</b> While it is down, calls are refused as unreachable. A write in the middle of which it ended has an
 * unknown outcome.
 */
public final class ServerProcess implements Transport {
    static final String NAME = "kube-apiserver";

    private final Platform parent;
    private final Function<Platform, ApiServer> factory;
    private @Nullable Platform process;
    private volatile @Nullable ApiServer server;

    /**
     * A server that is down.
     *
     * @param parent below which its process runs
     */
    ServerProcess(Platform parent, Function<Platform, ApiServer> factory) {
        this.parent = parent;
        this.factory = factory;
    }

    /** Whether it answers. */
    public boolean isRunning() {
        return server != null;
    }

    /** Starts it over the same store; does nothing where it runs. */
    public synchronized void start() {
        if (server != null || parent.isClosed()) return;
        Platform own = parent.process(NAME);
        process = own;
        server = factory.apply(own);
    }

    /** Ends it from one moment to the next: all watches end, and no call is answered any more. */
    public synchronized void crash() {
        ApiServer last = server;
        server = null;
        if (process != null) process.close();
        process = null;
        if (last != null) last.close();
    }

    /** Crashes it, and starts it again. */
    public synchronized void restart() {
        crash();
        start();
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        ApiServer asked = running();
        ApiResponse response = asked.call(request);
        if (asked == server) return response;
        if (request.verb().isWrite()) throw new UnknownOutcomeException("the API server ended before it answered");
        throw down();
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        return running().watch(request, signal);
    }

    @Override
    public boolean keepsWatches() {
        ApiServer present = server;
        return present == null || present.keepsWatches();
    }

    private ApiServer running() {
        ApiServer present = server;
        if (present == null) throw down();
        return present;
    }

    private static UnreachableException down() {
        return new UnreachableException("connection refused: the API server is down");
    }
}
