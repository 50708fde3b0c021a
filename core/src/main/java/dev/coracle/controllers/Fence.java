package dev.coracle.controllers;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refresh;
import dev.coracle.api.Transport;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.client.leader.Leadership;
import dev.coracle.model.schema.ResourceType;
import java.util.Optional;

/** A transport that lets writes pass only while a term lasts, however late a frozen process comes with them. */
record Fence(Transport transport, Leadership leadership) implements Transport {
    @Override
    public ApiResponse call(ApiRequest request) {
        if (request.verb().isWrite() && !leadership.isHeld()) {
            throw new UnreachableException(leadership.identity() + " leads no more, so it does not " + request.verb()
                    + " " + request.resource().plural());
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
}
