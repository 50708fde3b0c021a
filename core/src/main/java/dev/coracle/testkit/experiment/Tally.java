package dev.coracle.testkit.experiment;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.simulation.NetworkObserver;
import java.util.Map;
import java.util.TreeMap;

/** Counts writes that were carried out, by whose and what they were: {@code kube-scheduler create pods/binding}. */
final class Tally implements NetworkObserver {
    private final Map<String, Long> writes = new TreeMap<>();

    Map<String, Long> writes() {
        return writes;
    }

    @Override
    public void called(ObservedCall call) {
        ApiRequest request = call.request();
        if (!request.verb().isWrite()) return;
        if (call.response().filter(ApiResponse.Done.class::isInstance).isEmpty()) return;
        String part = request.subresource().isEmpty() ? "" : "/" + request.subresource();
        writes.merge(
                call.caller() + " " + request.verb() + " " + request.resource().plural() + part, 1L, Long::sum);
    }
}
