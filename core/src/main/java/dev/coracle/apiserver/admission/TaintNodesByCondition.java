package dev.coracle.apiserver.admission;

import dev.coracle.api.Verb;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.TypeMeta;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps pods off a new node until it reports that it is ready. Only for clusters with a controller that takes the taint
 * away again: without one, no pod would ever be scheduled.
 */
public final class TaintNodesByCondition implements AdmissionPlugin {
    private static final Taint NOT_READY = Taint.builder()
            .key("node.kubernetes.io/not-ready")
            .effect("NoSchedule")
            .build();

    @Override
    public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        TypeMeta object = request.object().orElseThrow();
        if (!request.isFor(Node.class, Verb.CREATE) || !(object instanceof Node node)) return object;
        List<Taint> taints = new ArrayList<>(node.spec().taints());
        boolean present = taints.stream()
                .anyMatch(it -> it.key().equals(NOT_READY.key()) && it.effect().equals(NOT_READY.effect()));
        if (present) return node;
        taints.add(NOT_READY);
        return node.withSpec(node.spec().withTaints(taints));
    }
}
