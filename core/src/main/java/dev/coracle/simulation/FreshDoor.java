package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Transport;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import dev.coracle.model.meta.ApiObject;
import java.util.List;

/** A server whose answers show nodes and leases as they would be if no round had been left out. */
final class FreshDoor implements Transport {
    private final Transport server;
    private final QuietRounds quiet;

    FreshDoor(Transport server, QuietRounds quiet) {
        this.server = server;
        this.quiet = quiet;
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        Class<?> type = request.resource().type();
        if (type != Node.class && type != Lease.class) return server.call(request);
        if (request.verb().isWrite()) tell(request);
        return refreshed(request, server.call(request));
    }

    private void tell(ApiRequest request) {
        boolean delete = request.verb() == Verb.DELETE;
        if (delete) quiet.deleted(request.resource(), request.namespace(), request.name());
        else if (request.verb() != Verb.CREATE) {
            quiet.written(request.resource(), request.namespace(), request.name());
        }
    }

    private ApiResponse refreshed(ApiRequest request, ApiResponse response) {
        if (request.verb() == Verb.GET && response instanceof ApiResponse.Done done) {
            if (!(done.body() instanceof ApiObject stored)) return response;
            return new ApiResponse.Done(done.code(), quiet.refresh(request.resource(), stored), done.warnings());
        }
        if (response instanceof ApiResponse.Listed listed) return new ApiResponse.Listed(refreshed(listed.list()));
        return response;
    }

    private <T extends ApiObject> ObjectList<T> refreshed(ObjectList<T> list) {
        return new ObjectList<>(list.resource(), list.metadata(), quiet.refresh(list.resource(), list.items()));
    }

    /** Whoever watches without a process in between cannot ask for what was left out. */
    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        if (request.resource().type() != Lease.class || quiet.isBeginning()) return server.watch(request, signal);
        quiet.strangers(1);
        return new StrangersWatch(server.watch(request, signal));
    }

    @Override
    public boolean keepsWatches() {
        return server.keepsWatches();
    }

    /** A watch while which nothing is left out. */
    private final class StrangersWatch implements Watch {
        private final Watch watch;
        private boolean closed;

        StrangersWatch(Watch watch) {
            this.watch = watch;
        }

        @Override
        public List<WatchEvent> next(int max) {
            return watch.next(max);
        }

        @Override
        public boolean isOver() {
            return watch.isOver();
        }

        @Override
        public void close() {
            watch.close();
            if (!closed) quiet.strangers(-1);
            closed = true;
        }
    }
}
