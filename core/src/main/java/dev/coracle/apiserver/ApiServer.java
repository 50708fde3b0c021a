package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refusals;
import dev.coracle.api.Transport;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.StoreException;
import dev.coracle.store.snapshot.Snapshots;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the API in process. Stateless but for its watches: several servers may share one store.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 * <p><b>Errors.</b> A bug in a plugin or a failing store refuses the request as an internal error that names the place,
 * and is logged; the server goes on. A write whose outcome the store does not know throws
 * {@link UnknownOutcomeException}.
 */
public final class ApiServer implements Transport, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApiServer.class);

    private final Registry registry;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final ObjectStore objects;
    private final Reads reads;
    private final Writes writes;
    private final Patches patches;
    private final Deletes deletes;
    private final Scales scales;
    private final Watches watches;

    /**
     * A server.
     *
     * @param store where the cluster's state is; stays the caller's to close
     * @param platform clock, chance and workers of this server
     * @param registry the kinds to serve
     * @param admission plugins in the order in which they are asked
     */
    public ApiServer(
            ClusterStore store,
            Platform platform,
            Registry registry,
            List<AdmissionPlugin> admission,
            Authenticator authenticator,
            Authorizer authorizer) {
        this.registry = registry;
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.objects = new ObjectStore(store, registry);
        AdmissionChain chain = new AdmissionChain(List.copyOf(admission), objects);
        this.reads = new Reads(objects);
        this.writes = new Writes(objects, registry, chain, platform);
        this.patches = new Patches(writes);
        this.deletes = new Deletes(writes, reads);
        this.scales = new Scales(writes);
        this.watches = new Watches(objects, platform);
    }

    /** The kinds it serves. */
    public Registry registry() {
        return registry;
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        try {
            ApiRequest admitted = admit(request);
            return serve(kind(admitted.resource()), admitted);
        } catch (RuntimeException e) {
            ApiException refusal = refusal(request, e);
            if (e instanceof StoreException failure
                    && failure.isOutcomeUnknown()
                    && request.verb().isWrite()) {
                throw new UnknownOutcomeException(e.toString());
            }
            return new ApiResponse.Refused(refusal.status());
        }
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        try {
            ApiRequest admitted = admit(request);
            return watches.watch(kind(admitted.resource()), admitted, signal);
        } catch (UnreachableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusal(request, e);
        }
    }

    /**
     * Writes a file with all that the cluster keeps, as of one revision, from which another store can be filled by
     * {@link Snapshots#restored}. Left out is what goes by itself after a time, such as events.
     *
     * @return the revision
     * @throws StoreException where the store cannot be read or the file not written
     */
    public long snapshot(Path file) {
        return Snapshots.save(objects.raw(), file, registry::isLasting);
    }

    private static ApiException refusal(ApiRequest request, RuntimeException e) {
        if (e instanceof ApiException known) return known;
        if (e instanceof StoreException) { // no bug of ours: whose fault it is, the store says
            log.atWarn()
                    .addKeyValue("request", describe(request))
                    .addKeyValue("why", e.getMessage())
                    .log("the store failed");
            return Refusals.internalError("the store failed: " + e.getMessage());
        }
        log.atError().addKeyValue("request", describe(request)).setCause(e).log("request failed");
        return Refusals.internalError(e.toString());
    }

    private ApiRequest admit(ApiRequest request) {
        User user = Guard.call("the authenticator", () -> authenticator.authenticate(request))
                .orElseThrow(Refusals::unauthorized);
        ApiRequest known = request.withUser(user);
        Optional<String> refusal = Guard.call("the authorizer", () -> authorizer.refusal(known));
        if (refusal.isPresent()) throw denied(known, refusal.get());
        return known;
    }

    private static ApiException denied(ApiRequest request, String why) {
        ResourceType<?> resource = request.resource();
        String subresource = request.subresource().isEmpty() ? "" : "/" + request.subresource();
        // A namespace counts as lying in itself.
        String namespace = resource.type() == Namespace.class ? request.name() : request.namespace();
        String where = namespace.isEmpty() ? " at the cluster scope" : " in the namespace \"" + namespace + "\"";
        String message = "User \"" + request.user().name() + "\" cannot " + request.verb() + " resource \""
                + resource.plural() + subresource + "\" in API group \"" + resource.group() + "\"" + where;
        return Refusals.forbidden(resource, request.name(), why.isEmpty() ? message : message + ": " + why);
    }

    private <T extends ApiObject> ServedKind<T> kind(ResourceType<T> resource) {
        return registry.find(resource.type()).orElseThrow(Refusals::unknownResource);
    }

    private <T extends ApiObject> ApiResponse serve(ServedKind<T> kind, ApiRequest request) {
        checkScope(kind.resource(), request);
        if (request.subresource().isEmpty()) return serveObject(kind, request);
        if (request.subresource().equals("scale")) return scales.serve(kind, request);
        Portion<T> portion = kind.portions().get(request.subresource());
        if (portion != null) return servePortion(kind, portion, request);
        Subresource subresource = kind.subresources().get(request.subresource());
        if (subresource == null) throw Refusals.unknownResource();
        if (request.verb() != Verb.CREATE) throw Refusals.methodNotAllowed(kind.resource(), request.verb());
        return Guard.call(
                "subresource \"" + request.subresource() + "\"",
                () -> subresource.handle(new Call(request, writes, deletes)));
    }

    private <T extends ApiObject> ApiResponse serveObject(ServedKind<T> kind, ApiRequest request) {
        return switch (request.verb()) {
            case GET -> reads.get(kind, request);
            case LIST -> reads.list(kind, request);
            case CREATE -> writes.create(kind, request);
            case UPDATE -> writes.update(kind, request);
            case PATCH -> patches.patch(kind, request);
            case DELETE -> deletes.delete(kind, request);
            case DELETE_COLLECTION -> deletes.deleteCollection(kind, request);
            case WATCH -> throw Refusals.badRequest("a watch cannot be answered by one response");
        };
    }

    private <T extends ApiObject> ApiResponse servePortion(ServedKind<T> kind, Portion<T> portion, ApiRequest request) {
        if (!portion.verbs().contains(request.verb())) {
            throw Refusals.methodNotAllowed(kind.resource(), request.verb());
        }
        return switch (request.verb()) {
            case GET -> reads.get(kind, request);
            case PATCH -> patches.patch(kind, request);
            default -> writes.update(kind, request);
        };
    }

    private static void checkScope(ResourceType<?> resource, ApiRequest request) {
        boolean single = !request.name().isEmpty() || request.verb() == Verb.CREATE;
        if (resource.namespaced() && single && request.namespace().isEmpty()) {
            throw Refusals.methodNotAllowed(resource, request.verb());
        }
    }

    private static String describe(ApiRequest request) {
        return request.verb() + " " + request.resource() + " " + request.namespace() + "/" + request.name();
    }

    /** In process, a watch ends only with its server, or when it fell behind. */
    @Override
    public boolean keepsWatches() {
        return true;
    }

    /**
     * Ends all watches, and lets no other begin: {@link #watch} throws {@link UnreachableException} from now on. Calls
     * are still answered. May be called twice.
     */
    @Override
    public void close() {
        watches.close();
    }
}
