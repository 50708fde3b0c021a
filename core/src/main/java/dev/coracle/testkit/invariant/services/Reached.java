package dev.coracle.testkit.invariant.services;

import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod as endpoints or a slice of them name it.
 *
 * @param where the object that names it, for people: {@code endpoints default/web}
 * @param service key of the service, as a text
 * @param uid the pod's
 * @param pod its name
 * @param address an address of it
 * @param ready whether traffic is sent to it
 */
record Reached(String where, String service, String uid, String pod, String address, boolean ready) {
    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    /** The pods that an object names, if it is one that does. */
    static List<Reached> of(ApiObject object) {
        if (object instanceof EndpointSlice slice) return of(slice);
        if (object instanceof Endpoints endpoints) return of(endpoints);
        return List.of();
    }

    private static List<Reached> of(EndpointSlice slice) {
        List<Reached> all = new ArrayList<>();
        String service = slice.namespace() + "/" + slice.labels().getOrDefault(SERVICE_NAME, "");
        for (Endpoint endpoint : slice.endpoints()) {
            boolean ready = endpoint.conditions().ready().orElse(true);
            for (String address : endpoint.addresses())
                pod(endpoint.targetRef())
                        .ifPresent(it -> all.add(reached("slice " + slice.key(), service, it, address, ready)));
        }
        return all;
    }

    private static List<Reached> of(Endpoints endpoints) {
        List<Reached> all = new ArrayList<>();
        for (EndpointSubset subset : endpoints.subsets()) {
            subset.addresses().forEach(it -> add(all, endpoints, it, true));
            subset.notReadyAddresses().forEach(it -> add(all, endpoints, it, false));
        }
        return all;
    }

    private static void add(List<Reached> all, Endpoints endpoints, EndpointAddress address, boolean ready) {
        String where = "endpoints " + endpoints.key();
        pod(address.targetRef())
                .ifPresent(it -> all.add(reached(where, endpoints.key().toString(), it, address.ip(), ready)));
    }

    private static Optional<ObjectReference> pod(Optional<ObjectReference> reference) {
        return reference.filter(it -> it.kind().equals(Optional.of("Pod")));
    }

    private static Reached reached(String where, String service, ObjectReference pod, String address, boolean ready) {
        return new Reached(where, service, pod.uid().orElse(""), pod.name().orElse(""), address, ready);
    }
}
