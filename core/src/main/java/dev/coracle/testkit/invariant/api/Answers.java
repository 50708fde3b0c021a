package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.ObjectList;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import java.util.Optional;

/** What calls carry and answers say. */
final class Answers {
    private Answers() {}

    /** The object that was answered. */
    static Optional<ApiObject> object(ObservedCall call) {
        return call.response()
                .filter(it -> it instanceof ApiResponse.Done)
                .map(it -> ((ApiResponse.Done) it).body())
                .filter(it -> it instanceof ApiObject)
                .map(it -> (ApiObject) it);
    }

    /** The objects that were answered. */
    static Optional<ObjectList<?>> list(ObservedCall call) {
        return call.response()
                .filter(it -> it instanceof ApiResponse.Listed)
                .map(it -> ((ApiResponse.Listed) it).list());
    }

    /** The object that was sent. */
    static Optional<ApiObject> sent(ApiRequest request) {
        return request.body()
                .filter(it -> it instanceof Body.Typed)
                .map(it -> ((Body.Typed) it).value())
                .filter(it -> it instanceof ApiObject)
                .map(it -> (ApiObject) it);
    }

    /** The revision that an answer shows; 0 for none. */
    static long revision(Optional<ApiResponse> response) {
        if (response.isEmpty()) return 0;
        if (response.get() instanceof ApiResponse.Listed listed)
            return Revisions.of(listed.list().resourceVersion());
        if (response.get() instanceof ApiResponse.Done done && done.body() instanceof ApiObject object)
            return Revisions.of(object);
        return 0;
    }

    /** An object written by a call that was carried out and stored, of a kind that is followed. */
    static Optional<ApiObject> written(ObservedCall call, History history) {
        ApiRequest request = call.request();
        boolean stores = request.verb().isWrite() && !request.write().dryRun();
        if (!stores || !history.follows(request.resource().type())) return Optional.empty();
        return object(call).filter(it -> request.resource().type().isInstance(it));
    }
}
