package dev.coracle.controllers.endpoints;

import dev.coracle.controllers.services.PortOrder;
import dev.coracle.model.core.EndpointPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ports of a subset.
 *
 * @param sorted in the order in which Kubernetes lists them
 * @param key what tells them from others, and by which Kubernetes sorts subsets
 */
record SubsetPorts(List<EndpointPort> sorted, String key) {
    private static final Comparator<EndpointPort> BY_HASH = Comparator.comparing(port -> PortOrder.key(print(port)));

    /** These ports; none for a headless service that names none. */
    static SubsetPorts of(List<EndpointPort> ports) {
        List<EndpointPort> sorted = new ArrayList<>(ports);
        sorted.sort(BY_HASH);
        StringBuilder printed = new StringBuilder();
        sorted.forEach(port -> printed.append(print(port)));
        return new SubsetPorts(sorted, PortOrder.key(printed.toString()));
    }

    /** As Go prints it. */
    private static String print(EndpointPort port) {
        return "(v1.EndpointPort){Name:(string)" + port.name().orElse("") + " Port:(int32)" + port.port()
                + " Protocol:(v1.Protocol)" + port.protocol().orElse("") + " AppProtocol:(*string)"
                + port.appProtocol().orElse("<nil>") + "}";
    }
}
