package dev.coracle.client;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Refresh;
import dev.coracle.api.Routine;
import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls in the name of one user, and reads the answers.
 *
 * @param transport the way to the server
 * @param user who asks
 */
record Calls(Transport transport, User user) {
    private static final Logger log = LoggerFactory.getLogger(Client.class);

    /** A request of this user to objects of a kind. */
    ApiRequest.Builder request(Verb verb, ResourceType<?> resource) {
        return ApiRequest.builder().verb(verb).resource(resource).user(user);
    }

    /** A call that is answered with a value of this type. */
    <R extends TypeMeta> R value(Class<R> type, ApiRequest request) {
        TypeMeta body = done(request).body();
        if (type.isInstance(body)) return type.cast(body);
        throw unexpected(request, body.kind());
    }

    /** A call whose answer says nothing but that it was carried out. */
    void run(ApiRequest request) {
        done(request);
    }

    /** A call that is answered with a list. */
    <T extends ApiObject> ObjectList<T> list(Class<T> type, ApiRequest request) {
        ApiResponse response = answer(request);
        if (!(response instanceof ApiResponse.Listed listed)) throw unexpected(request, "a single object");
        return typed(type, listed.list(), request);
    }

    @SuppressWarnings("unchecked") // its resource says what it holds
    private static <T extends ApiObject> ObjectList<T> typed(Class<T> type, ObjectList<?> list, ApiRequest request) {
        if (list.resource().type() == type) return (ObjectList<T>) list;
        throw unexpected(request, "a list of " + list.resource());
    }

    boolean keepsWatches() {
        return transport.keepsWatches();
    }

    Runnable next(Routine<?> routine, Worker worker) {
        return transport.next(routine, worker);
    }

    Optional<Refresh> refreshed(ResourceType<?> resource, String namespace, String name) {
        return transport.refreshed(resource, namespace, name);
    }

    boolean keepsFresh(ResourceType<?> resource, String namespace, String name, Duration within, Runnable over) {
        return transport.keepsFresh(resource, namespace, name, within, over);
    }

    /** A watch. */
    Watch watch(ApiRequest request, Runnable signal) {
        return transport.watch(request, signal);
    }

    private ApiResponse.Done done(ApiRequest request) {
        ApiResponse response = answer(request);
        if (!(response instanceof ApiResponse.Done done)) throw unexpected(request, "a list");
        done.warnings().forEach(warning -> warn(request, warning));
        return done;
    }

    private ApiResponse answer(ApiRequest request) {
        ApiResponse response = transport.call(request);
        if (response instanceof ApiResponse.Refused refused) throw new ApiException(refused.status());
        return response;
    }

    private static void warn(ApiRequest request, String warning) {
        log.atWarn()
                .addKeyValue("request", describe(request))
                .addKeyValue("warning", warning)
                .log("the server warns");
    }

    private static IllegalStateException unexpected(ApiRequest request, String got) {
        return new IllegalStateException(describe(request) + " was answered with " + got);
    }

    private static String describe(ApiRequest request) {
        String path = String.join("/", parts(request));
        return request.verb() + " " + path;
    }

    private static List<String> parts(ApiRequest request) {
        return List.of(request.resource().toString(), request.namespace(), request.name(), request.subresource())
                .stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
