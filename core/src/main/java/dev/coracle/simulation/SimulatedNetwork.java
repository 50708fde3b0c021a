package dev.coracle.simulation;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refresh;
import dev.coracle.api.Routine;
import dev.coracle.api.Transport;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.StableHash;
import dev.coracle.platform.Worker;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.Optional;

/** The way of one process to the server: calls take time, fail, or are carried out and not answered; news come late. */
final class SimulatedNetwork implements Transport {
    private static final long BACK = 1;
    private static final long NEWS = 2;

    private final SimulatedPlatform process;
    private final Kernel kernel;
    private final Transport server;
    private final NetworkOptions options;
    private final Entropy chance;
    private final long key;
    private final Traffic traffic;
    private final Disturbances disturbances;
    private final QuietRounds quiet;
    private boolean cut;

    SimulatedNetwork(
            SimulatedPlatform process, Kernel kernel, Transport server, NetworkOptions options, Traffic traffic) {
        this.process = process;
        this.kernel = kernel;
        this.server = server;
        this.options = options;
        this.chance = process.entropy().stream("network");
        this.key = chance.nextLong();
        this.traffic = traffic;
        this.disturbances = traffic.disturbances(process.name());
        this.quiet = traffic.quiet();
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        Duration sent = kernel.time();
        traffic.audience().calls(process.name());
        Fate fate = disturbances.fate(request);
        if (happens(options.refused()) || fate.outcome() == Fate.Outcome.UNREACHABLE) {
            tellFailed(sent, request);
            throw refused(request);
        }
        boolean lost = request.verb().isWrite() && happens(options.unknown());
        travel(fate.latency(), there(request.verb(), request.resource(), request.name()));
        if ((lost && happens(0.5)) || fate.outcome() == Fate.Outcome.LOST) {
            tellFailed(sent, request);
            throw unanswered(request);
        }
        ApiResponse response = fate.status().isPresent()
                ? new ApiResponse.Refused(fate.status().get())
                : serve(sent, request);
        boolean answered = !lost && fate.outcome() != Fate.Outcome.UNANSWERED;
        boolean served = fate.status().isEmpty();
        tell(new ObservedCall(kernel.time(), sent, process.name(), request, Optional.of(response), answered, served));
        travel(Duration.ZERO, back(request.verb(), request.resource(), request.name()));
        if (!answered) throw unanswered(request);
        return response;
    }

    private ApiResponse serve(Duration sent, ApiRequest request) {
        try {
            return server.call(disturbances.asked(request));
        } catch (UnreachableException | UnknownOutcomeException e) {
            tellFailed(sent, request);
            throw e;
        }
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        try {
            return reach(request, signal);
        } catch (RuntimeException e) {
            traffic.audience().failed(process.name(), request);
            throw e;
        }
    }

    private Watch reach(ApiRequest request, Runnable signal) {
        Fate fate = disturbances.fate(request);
        if (happens(options.refused()) || fate.outcome() == Fate.Outcome.UNREACHABLE) throw refused(request);
        travel(fate.latency(), there(Verb.WATCH, request.resource(), request.name()));
        if (fate.status().isPresent()) throw new ApiException(fate.status().get());
        if (fate.outcome() != Fate.Outcome.PASSES) throw unanswered(request);
        DelayedWatch watch =
                new DelayedWatch(kernel, news(request.resource()), signal, request, disturbances, traffic::ended);
        watch.begin(begin(disturbances.asked(request), watch::pull));
        return traffic.begun(watch, request);
    }

    private Watch begin(ApiRequest request, Runnable signal) {
        return quiet.begin(this, request.resource(), () -> server.watch(request, signal));
    }

    /** A perfect network does; any other one lets watchers do as they must over a real one, unless all is to be quiet. */
    @Override
    public boolean keepsWatches() {
        return (options.equals(NetworkOptions.PERFECT) || quiet.isWanted()) && server.keepsWatches();
    }

    @Override
    public Runnable next(Routine<?> routine, Worker worker) {
        return quiet.next(this, routine, worker);
    }

    @Override
    public Optional<Refresh> refreshed(ResourceType<?> resource, String namespace, String name) {
        return quiet.refreshed(this, resource, namespace, name);
    }

    @Override
    public boolean keepsFresh(ResourceType<?> resource, String namespace, String name, Duration within, Runnable over) {
        return quiet.keepsFresh(this, resource, namespace, name, within, over);
    }

    @Override
    public void cut(boolean cut) {
        quiet.disturb(process);
        this.cut = cut;
    }

    SimulatedPlatform process() {
        return process;
    }

    /** Whether nothing is wrong with the process and its way. */
    boolean isWell() {
        return !cut && process.isWell();
    }

    /** How long calls take to the server. */
    Delay there(Verb verb, ResourceType<?> resource, String name) {
        return new Delay(key(verb, resource, name), options.callLatency());
    }

    /** How long their answers take. */
    Delay back(Verb verb, ResourceType<?> resource, String name) {
        return new Delay(key(verb, resource, name) + BACK, options.callLatency());
    }

    /** How long changes take to a watcher. */
    Delay news(ResourceType<?> resource) {
        return new Delay(key(Verb.WATCH, resource, "") + NEWS, options.watchDelay());
    }

    private long key(Verb verb, ResourceType<?> resource, String name) {
        return StableHash.mix(key
                + 31L * (31L * resource.plural().hashCode() + name.hashCode())
                + verb.name().hashCode());
    }

    private void tellFailed(Duration sent, ApiRequest request) {
        tell(new ObservedCall(kernel.time(), sent, process.name(), request, Optional.empty(), false));
    }

    private void tell(ObservedCall call) {
        if (traffic.isObserved()) traffic.tell(call);
    }

    private boolean happens(double share) {
        return share > 0 && chance.unit() < share;
    }

    private void travel(Duration more, Delay usual) {
        if (usual.most() == 0 && more.isZero()) return;
        kernel.elapse(more.plusNanos(usual.of(kernel.nanos())));
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
