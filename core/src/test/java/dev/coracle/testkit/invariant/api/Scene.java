package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Verb;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ListMeta;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.Status;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.simulation.NetworkObserver.ObservedWatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Config maps, and calls and watches that are about them, made up. */
final class Scene {
    static final ResourceType<ConfigMap> MAPS = ResourceType.of(ConfigMap.class);

    private Scene() {}

    /** A map whose uid is its name. */
    static ConfigMap map(String name, long revision) {
        return map(name, revision, it -> it);
    }

    static ConfigMap map(String name, long revision, UnaryOperator<ObjectMeta.Builder> more) {
        ObjectMeta.Builder metadata =
                ObjectMeta.builder().namespace("default").name(name).uid(name).resourceVersion(Long.toString(revision));
        return ConfigMap.builder().metadata(more.apply(metadata).build()).build();
    }

    static ConfigMap labelled(String name, long revision, String app) {
        return map(name, revision, it -> it.labels(Map.of("app", app)));
    }

    static ObservedWatch watch(long number, long after) {
        return watch(number, after, "");
    }

    static ObservedWatch watch(long number, long after, String labels) {
        ListOptions options = ListOptions.builder()
                .resourceVersion(after == 0 ? "" : Long.toString(after))
                .labelSelector(labels)
                .build();
        return new ObservedWatch("reader", request(Verb.WATCH, "").withList(options), number);
    }

    static ApiRequest request(Verb verb, String name) {
        return ApiRequest.builder()
                .verb(verb)
                .resource(MAPS)
                .namespace("default")
                .name(name)
                .build();
    }

    static void deliver(NetworkObserver to, ObservedWatch watch, WatchEvent... events) {
        to.delivered(new NetworkObserver.Delivery(Duration.ZERO, watch, Arrays.asList(events), false));
    }

    static WatchEvent added(String name, long revision) {
        return new WatchEvent.Added(map(name, revision));
    }

    static WatchEvent bookmark(long revision) {
        return new WatchEvent.Bookmark(Long.toString(revision), false);
    }

    static ObservedCall call(Duration sent, ApiRequest request, ApiResponse response) {
        return new ObservedCall(sent, sent, "writer", request, Optional.of(response), true);
    }

    /** An update of what was read, and what came of it. */
    static ObservedCall update(ConfigMap sent, ConfigMap written) {
        ApiRequest request = request(Verb.UPDATE, sent.name()).withBody(new Body.Typed(sent));
        return call(Duration.ZERO, request, new ApiResponse.Done(200, written, List.of()));
    }

    static ObservedCall get(Duration sent, ConfigMap shown) {
        return call(sent, request(Verb.GET, shown.name()), new ApiResponse.Done(200, shown, List.of()));
    }

    static ObservedCall notFound(Duration sent, String name) {
        Status status = Status.builder().code(404).build();
        return call(sent, request(Verb.GET, name), new ApiResponse.Refused(status));
    }

    static ObservedCall list(Duration sent, long revision, ConfigMap... shown) {
        return call(sent, request(Verb.LIST, ""), answer(revision, "", shown));
    }

    static ApiResponse answer(long revision, String next, ConfigMap... shown) {
        ListMeta.Builder metadata = ListMeta.builder().resourceVersion(Long.toString(revision));
        if (!next.isEmpty()) metadata.continueToken(next);
        return new ApiResponse.Listed(new ObjectList<>(MAPS, metadata.build(), List.of(shown)));
    }
}
