package dev.coracle.controllers.endpoints;

import dev.coracle.controllers.services.PortOrder;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointPort;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.ObjectReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Addresses with their ports, packed into as few subsets as possible: one for each set of ports. Pure. */
final class Subsets {
    private static final Comparator<EndpointPort> BY_HASH = Comparator.comparing(port -> PortOrder.key(print(port)));

    private static final Comparator<EndpointAddress> BY_IP = Comparator.comparing(EndpointAddress::ip)
            .thenComparing(it -> it.hostname().orElse(""))
            .thenComparing(it -> it.targetRef().flatMap(ObjectReference::uid).orElse(""));

    private final Map<EndpointAddress, Reached> addresses = new LinkedHashMap<>();

    private record Reached(boolean ready, List<EndpointPort> ports) {}

    /** Adds where a pod is reached; with no ports for a headless service that names none. */
    void add(EndpointAddress address, boolean ready, List<EndpointPort> ports) {
        List<EndpointPort> sorted = new ArrayList<>(ports);
        sorted.sort(BY_HASH);
        addresses.put(address, new Reached(ready, sorted));
    }

    /** How many addresses there are, ready ones or others. */
    int size(boolean ready) {
        return (int)
                addresses.values().stream().filter(it -> it.ready() == ready).count();
    }

    List<EndpointSubset> pack() {
        Map<String, EndpointSubset.Builder> subsets = new TreeMap<>();
        addresses.entrySet().stream().sorted(Map.Entry.comparingByKey(BY_IP)).forEach(entry -> {
            Reached reached = entry.getValue();
            EndpointSubset.Builder subset = subsets.computeIfAbsent(
                    key(reached.ports()), it -> EndpointSubset.builder().ports(reached.ports()));
            if (reached.ready()) subset.addAddress(entry.getKey());
            else subset.addNotReadyAddress(entry.getKey());
        });
        return subsets.values().stream().map(EndpointSubset.Builder::build).toList();
    }

    private static String key(List<EndpointPort> ports) {
        StringBuilder printed = new StringBuilder();
        ports.forEach(port -> printed.append(print(port)));
        return PortOrder.key(printed.toString());
    }

    /** As Go prints it. */
    private static String print(EndpointPort port) {
        return "(v1.EndpointPort){Name:(string)" + port.name().orElse("") + " Port:(int32)" + port.port()
                + " Protocol:(v1.Protocol)" + port.protocol().orElse("") + " AppProtocol:(*string)"
                + port.appProtocol().orElse("<nil>") + "}";
    }
}
