package dev.coracle.simulation;

import dev.coracle.api.ApiException;
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
    private final Traffic traffic;
    private final Disturbances disturbances;

    SimulatedNetwork(Platform process, Kernel kernel, Transport server, NetworkOptions options, Traffic traffic) {
        this.process = process.name();
        this.kernel = kernel;
        this.server = server;
        this.options = options;
        this.chance = process.entropy().stream("network");
        this.traffic = traffic;
        this.disturbances = traffic.disturbances(this.process);
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        Duration sent = kernel.time();
        Fate fate = disturbances.fate(request);
        if (happens(options.refused()) || fate.outcome() == Fate.Outcome.UNREACHABLE) {
            tell(sent, request, Optional.empty(), false);
            throw refused(request);
        }
        boolean lost = request.verb().isWrite() && happens(options.unknown());
        travel(fate.latency());
        if ((lost && happens(0.5)) || fate.outcome() == Fate.Outcome.LOST) {
            tell(sent, request, Optional.empty(), false);
            throw unanswered(request);
        }
        ApiResponse response = fate.status().isPresent()
                ? new ApiResponse.Refused(fate.status().get())
                : serve(sent, request);
        boolean answered = !lost && fate.outcome() != Fate.Outcome.UNANSWERED;
        tell(sent, request, Optional.of(response), answered);
        travel(Duration.ZERO);
        if (!answered) throw unanswered(request);
        return response;
    }

    private ApiResponse serve(Duration sent, ApiRequest request) {
        try {
            return server.call(disturbances.asked(request));
        } catch (UnreachableException | UnknownOutcomeException e) {
            tell(sent, request, Optional.empty(), false);
            throw e;
        }
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        Fate fate = disturbances.fate(request);
        if (happens(options.refused()) || fate.outcome() == Fate.Outcome.UNREACHABLE) throw refused(request);
        travel(fate.latency());
        if (fate.status().isPresent()) throw new ApiException(fate.status().get());
        if (fate.outcome() != Fate.Outcome.PASSES) throw unanswered(request);
        DelayedWatch watch =
                new DelayedWatch(kernel, options.watchDelay(), chance, signal, request, disturbances, traffic::ended);
        watch.begin(server.watch(disturbances.asked(request), watch::pull));
        return traffic.begun(watch, request);
    }

    /** A perfect network does; any other one lets watchers do as they must over a real one. */
    @Override
    public boolean keepsWatches() {
        return options.equals(NetworkOptions.PERFECT) && server.keepsWatches();
    }

    private void tell(Duration sent, ApiRequest request, Optional<ApiResponse> response, boolean answered) {
        if (traffic.isObserved())
            traffic.tell(new NetworkObserver.ObservedCall(kernel.time(), sent, process, request, response, answered));
    }

    private boolean happens(double share) {
        return share > 0 && chance.unit() < share;
    }

    private void travel(Duration more) {
        long most = options.callLatency().toNanos();
        if (most == 0 && more.isZero()) return;
        long usual = most == 0 ? 0 : chance.below(most + 1);
        kernel.elapse(more.plusNanos(usual));
    }

    private static UnreachableException refused(ApiRequest request) {
        return new UnreachableException("connection refused: " + describe(request));
    }

    private static RuntimeException unanswered(ApiRequest request) {
        String message = "no answer: " + describe(request);
        return request.verb().isWrite() ? new UnknownOutcomeException(message) : new UnreachableException(message);
    }

    private static String describe(ApiRequest request) {
        return request.verb() + " " + request.resource().plural() + " " + request.namespace() + "/" + request.name();
    }
}
