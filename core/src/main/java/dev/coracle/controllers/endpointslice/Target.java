package dev.coracle.controllers.endpointslice;

import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a pod is reached.
 *
 * @param ports on which ports, in the order in which slices list them
 * @param id what makes it the same one, of which the rest may change
 */
record Target(List<EndpointPort> ports, Endpoint endpoint, Id id) {
    /** With the identity that follows from the endpoint. */
    Target(List<EndpointPort> ports, Endpoint endpoint) {
        this(ports, endpoint, Id.of(endpoint));
    }

    /** What makes two endpoints the same one, of which the rest may change. */
    record Id(List<String> addresses, String hostname, String namespace, String name) {
        /** Written out, as {@link #hashCode} is: each endpoint is looked up whenever a slice is looked at. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Id id
                            && name.equals(id.name)
                            && namespace.equals(id.namespace)
                            && hostname.equals(id.hostname)
                            && addresses.equals(id.addresses));
        }

        /** Two of one name have different addresses or host names hardly ever. */
        @Override
        public int hashCode() {
            return 31 * namespace.hashCode() + name.hashCode();
        }

        static Id of(Endpoint endpoint) {
            return new Id(
                    sorted(endpoint.addresses()),
                    endpoint.hostname().orElse(""),
                    endpoint.targetRef().flatMap(ObjectReference::namespace).orElse(""),
                    endpoint.targetRef().flatMap(ObjectReference::name).orElse(""));
        }

        private static List<String> sorted(List<String> addresses) {
            return addresses.size() < 2
                    ? addresses
                    : addresses.stream().sorted().toList();
        }
    }
}
