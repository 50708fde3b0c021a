package dev.coracle.client.leader;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refresh;
import dev.coracle.api.Transport;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.model.schema.ResourceType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A transport that lets writes pass only while a term lasts, however late a frozen process comes with them; any other
 * does not reach the server.
 *
 * @param transport where calls go
 * @param leads whether the term lasts, such as {@link Leadership#isHeld}; asked from any thread
 */
public record Fence(Transport transport, BooleanSupplier leads) implements Transport {
    @Override
    public ApiResponse call(ApiRequest request) {
        if (request.verb().isWrite() && !leads.getAsBoolean()) {
            throw new UnreachableException("not sent, since the term is over: " + request.verb() + " "
                    + request.resource().plural());
        }
        return transport.call(request);
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        return transport.watch(request, signal);
    }

    @Override
    public boolean keepsWatches() {
        return transport.keepsWatches();
    }

    @Override
    public Optional<Refresh> refreshed(ResourceType<?> resource, String namespace, String name) {
        return transport.refreshed(resource, namespace, name);
    }

    @Override
    public boolean keepsFresh(ResourceType<?> resource, String namespace, String name, Duration within, Runnable over) {
        return transport.keepsFresh(resource, namespace, name, within, over);
    }
}
