package dev.coracle.controllers.volumes;

import dev.coracle.model.core.CSIPersistentVolumeSource;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeSpec;
import dev.coracle.model.core.TopologySelectorTerm;
import dev.coracle.model.core.VolumeNodeAffinity;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.volume.VolumeAnnotations;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes volumes that are there in name only, as a CSI driver called like the provisioner would: never too large, at once,
 * and reachable from where the driver's topology keys and the class's allowed topologies say. Serves every provisioner
 * but {@code kubernetes.io/no-provisioner}.
 */
public final class NominalProvisioner implements Provisioner {
    @Override
    public boolean serves(String provisioner) {
        return !provisioner.equals(VolumeAnnotations.NO_PROVISIONER);
    }

    @Override
    public Either<String, PersistentVolumeSpec> provision(Request request) {
        String driver = request.storageClass().provisioner();
        PersistentVolumeSpec spec = PersistentVolumeSpec.builder()
                .csi(CSIPersistentVolumeSource.builder()
                        .driver(driver)
                        .volumeHandle(request.name())
                        .build())
                .build();
        List<TopologySelectorTerm> allowed = request.storageClass().allowedTopologies();
        List<NodeSelectorTerm> places = request.node().isPresent()
                ? near(request.node().get(), keys(driver, request.drivers(), allowed))
                : allowed.stream().map(NominalProvisioner::in).toList();
        return Either.right(places.isEmpty() ? spec : spec.withNodeAffinity(affinity(places)));
    }

    private static SortedSet<String> keys(String driver, Optional<CSINode> node, List<TopologySelectorTerm> allowed) {
        SortedSet<String> keys = new TreeSet<>();
        node.ifPresent(it -> it.spec().drivers().stream()
                .filter(one -> one.name().equals(driver))
                .forEach(one -> keys.addAll(one.topologyKeys())));
        allowed.forEach(term -> term.matchLabelExpressions().forEach(condition -> keys.add(condition.key())));
        return keys;
    }

    private static List<NodeSelectorTerm> near(Node node, SortedSet<String> keys) {
        List<NodeSelectorRequirement> labels = new ArrayList<>();
        for (String key : keys) {
            String value = node.labels().get(key);
            if (value != null) labels.add(in(key, List.of(value)));
        }
        return labels.isEmpty()
                ? List.of()
                : List.of(NodeSelectorTerm.builder().matchExpressions(labels).build());
    }

    private static NodeSelectorTerm in(TopologySelectorTerm place) {
        return NodeSelectorTerm.builder()
                .matchExpressions(place.matchLabelExpressions().stream()
                        .map(it -> in(it.key(), it.values()))
                        .toList())
                .build();
    }

    private static NodeSelectorRequirement in(String key, List<String> values) {
        return NodeSelectorRequirement.builder()
                .key(key)
                .operator("In")
                .values(values)
                .build();
    }

    private static VolumeNodeAffinity affinity(List<NodeSelectorTerm> places) {
        return VolumeNodeAffinity.builder()
                .required(NodeSelector.builder().nodeSelectorTerms(places).build())
                .build();
    }

    @Override
    public void delete(PersistentVolume volume) {}
}
