package dev.coracle.controllers.endpoints;

import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.ObjectReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Addresses with their ports, packed into as few subsets as possible: one for each set of ports. Pure. */
final class Subsets {
    private static final Comparator<EndpointAddress> BY_IP = Comparator.comparing(EndpointAddress::ip)
            .thenComparing(it -> it.hostname().orElse(""))
            .thenComparing(it -> it.targetRef().flatMap(ObjectReference::uid).orElse(""));

    private Subsets() {}

    /** The subsets of pods: where each is reached, if it is. */
    static List<EndpointSubset> pack(List<Optional<Reached>> pods) {
        List<Reached> all = pods.stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Reached::address, BY_IP))
                .toList();
        Map<String, EndpointSubset.Builder> subsets = new TreeMap<>();
        for (Reached reached : all) {
            EndpointSubset.Builder subset = subsets.computeIfAbsent(
                    reached.ports().key(),
                    key -> EndpointSubset.builder().ports(reached.ports().sorted()));
            if (reached.ready()) subset.addAddress(reached.address());
            else subset.addNotReadyAddress(reached.address());
        }
        return subsets.values().stream().map(EndpointSubset.Builder::build).toList();
    }
}
