package dev.coracle.testkit.invariant.leader;

import dev.coracle.api.ApiRequest;
import dev.coracle.simulation.NetworkObserver.ObservedCall;

/** Writes, as complaints name them. */
final class Writes {
    private Writes() {}

    /** Such as {@code create of pods/binding default/web}. */
    static String text(ObservedCall call) {
        ApiRequest request = call.request();
        String part = request.subresource().isEmpty() ? "" : "/" + request.subresource();
        String namespace = request.namespace().isEmpty() ? "" : request.namespace() + "/";
        return request.verb() + " of " + request.resource().plural() + part + " " + namespace + request.name();
    }
}
