package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.TopologySelectorLabelRequirement;
import dev.coracle.model.core.TopologySelectorTerm;
import dev.coracle.model.core.VolumeNodeAffinity;
import dev.coracle.scheduler.framework.RequiredNodes;
import java.util.List;
import java.util.Optional;

/** From which nodes volumes can be reached. */
final class Reach {
    private Reach() {}

    /** Whether a volume can be reached from a node. */
    static boolean covers(PersistentVolume volume, Node node) {
        Optional<NodeSelector> required = volume.spec().nodeAffinity().flatMap(VolumeNodeAffinity::required);
        return required.isEmpty() || RequiredNodes.of(required.get()).matches(node);
    }

    /** Whether volumes that may be made in these places only can be made for a node. */
    static boolean covers(List<TopologySelectorTerm> places, Node node) {
        if (places.isEmpty()) return true;
        for (TopologySelectorTerm place : places) {
            if (isIn(place, node)) return true;
        }
        return false;
    }

    private static boolean isIn(TopologySelectorTerm place, Node node) {
        for (TopologySelectorLabelRequirement condition : place.matchLabelExpressions()) {
            String value = node.labels().get(condition.key());
            if (value == null || !condition.values().contains(value)) return false;
        }
        return !place.matchLabelExpressions().isEmpty();
    }
}
