package dev.coracle.controllers.endpointslice;

import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointPort;
import java.util.List;

/**
 * Where a pod is reached.
 *
 * @param ports on which ports, in the order in which slices list them
 */
record Target(List<EndpointPort> ports, Endpoint endpoint) {
    /** What makes two endpoints the same one, of which the rest may change. */
    record Id(List<String> addresses, String hostname, String namespace, String name) {
        static Id of(Endpoint endpoint) {
            return new Id(
                    endpoint.addresses().stream().sorted().toList(),
                    endpoint.hostname().orElse(""),
                    endpoint.targetRef().flatMap(ObjectReference::namespace).orElse(""),
                    endpoint.targetRef().flatMap(ObjectReference::name).orElse(""));
        }
    }
}
