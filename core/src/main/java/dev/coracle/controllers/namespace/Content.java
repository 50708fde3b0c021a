package dev.coracle.controllers.namespace;

import dev.coracle.api.ApiException;
import dev.coracle.api.ListOptions;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects in a namespace, which are to go. */
final class Content {
    private static final DeleteOptions BACKGROUND =
            DeleteOptions.builder().propagationPolicy("Background").build();

    private final Client client;
    private final String namespace;
    private final Duration deleted;

    /**
     * The content of a namespace.
     *
     * @param deleted how long ago its deletion began
     */
    Content(Client client, String namespace, Duration deleted) {
        this.client = client;
        this.namespace = namespace;
        this.deleted = deleted;
    }

    /** Deletes the objects of these kinds; returns what is left of them. */
    List<Remains> delete(List<Class<? extends ApiObject>> kinds) {
        List<Remains> remains = new ArrayList<>();
        kinds.forEach(kind -> remains.add(delete(kind)));
        return remains;
    }

    private <T extends ApiObject> Remains delete(Class<T> kind) {
        Resources<T> objects = client.of(kind).in(namespace);
        String resource = objects.type().plural() + "." + objects.type().group();
        try {
            Duration grace = kind == Pod.class ? grace() : Duration.ZERO;
            objects.deleteCollection(ListOptions.ALL, BACKGROUND);
            return remains(objects, resource, grace);
        } catch (ApiException e) {
            boolean unknown = e.code() == 404 || e.code() == 405; // not served, so there are none
            return unknown
                    ? new Remains(resource, 0, new TreeMap<>(), Duration.ZERO, Optional.empty())
                    : Remains.failed(resource, e.status().message().orElse(e.reason()));
        }
    }

    private <T extends ApiObject> Remains remains(Resources<T> objects, String resource, Duration grace) {
        List<T> left = objects.list().items();
        Map<String, Integer> finalizers = new TreeMap<>();
        for (T object : left) {
            for (String finalizer : object.metadata().finalizers()) finalizers.merge(finalizer, 1, Integer::sum);
        }
        boolean unexpected = !left.isEmpty() && finalizers.isEmpty() && grace.isZero();
        Optional<String> error = unexpected
                ? Optional.of("unexpected items still remain in namespace: " + namespace + " for gvr: "
                        + objects.type().group() + "/" + objects.type().version() + ", Resource="
                        + objects.type().plural())
                : Optional.empty();
        return new Remains(resource, left.size(), finalizers, grace, error);
    }

    /** How long running pods may take; nothing once the namespace has been going for longer than that. */
    private Duration grace() {
        long seconds = 0;
        for (Pod pod : client.pods(namespace).list().items()) {
            if (PodConditions.isFinished(pod)) continue;
            seconds =
                    Math.max(seconds, pod.spec().terminationGracePeriodSeconds().orElse(0L));
        }
        Duration grace = Duration.ofSeconds(seconds);
        return deleted.compareTo(grace) >= 0 ? Duration.ZERO : grace;
    }
}
