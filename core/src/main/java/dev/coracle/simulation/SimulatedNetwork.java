package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Transport;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.Optional;

/** The way of one process to the server: calls take time, fail, or are carried out and not answered; news come late. */
final class SimulatedNetwork implements Transport {
    private final String process;
    private final Kernel kernel;
    private final Transport server;
    private final NetworkOptions options;
    private final Entropy chance;
    /** Shared by all ways of a world. */
    private final Audience audience;

    SimulatedNetwork(Platform process, Kernel kernel, Transport server, NetworkOptions options, Audience audience) {
        this.process = process.name();
        this.kernel = kernel;
        this.server = server;
        this.options = options;
        this.chance = process.entropy().stream("network");
        this.audience = audience;
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        Duration sent = kernel.time();
        boolean write = request.verb().isWrite();
        if (happens(options.refused())) throw new UnreachableException("connection refused: " + describe(request));
        boolean lost = write && happens(options.unknown());
        travel();
        if (lost && happens(0.5)) throw new UnknownOutcomeException("no answer: " + describe(request));
        ApiResponse response = server.call(request);
        tell(sent, request, response, !lost);
        travel();
        if (lost) throw new UnknownOutcomeException("no answer: " + describe(request));
        return response;
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        if (happens(options.refused())) throw new UnreachableException("connection refused: " + describe(request));
        travel();
        return audience.follow(process, request, begin(request, signal));
    }

    private Watch begin(ApiRequest request, Runnable signal) {
        if (options.watchDelay().isZero()) return server.watch(request, signal);
        DelayedWatch watch = new DelayedWatch(kernel, options.watchDelay(), chance, signal);
        watch.begin(server.watch(request, watch::pull));
        return watch;
    }

    /** A perfect network does; any other one lets watchers do as they must over a real one. */
    @Override
    public boolean keepsWatches() {
        return options.equals(NetworkOptions.PERFECT) && server.keepsWatches();
    }

    private void tell(Duration sent, ApiRequest request, ApiResponse response, boolean answered) {
        if (audience.isEmpty()) return;
        audience.called(new NetworkObserver.ObservedCall(
                kernel.time(), sent, process, request, Optional.of(response), answered));
    }

    private boolean happens(double share) {
        return share > 0 && chance.unit() < share;
    }

    private void travel() {
        long most = options.callLatency().toNanos();
        if (most > 0) kernel.elapse(Duration.ofNanos(chance.below(most + 1)));
    }

    private static String describe(ApiRequest request) {
        return request.verb() + " " + request.resource().plural() + " " + request.namespace() + "/" + request.name();
    }
}
