package dev.coracle.controllers.pods;

import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Lister;
import dev.coracle.model.core.Pod;
import java.util.List;

/** The pods of each node, by an index that all control loops share. */
public final class PodsOnNodes {
    private static final String INDEX = "spec.nodeName";

    private final Lister<Pod> pods;

    /** The pods that an informer shows. */
    public PodsOnNodes(Informer<Pod> informer) {
        informer.addIndex(INDEX, pod -> pod.spec().nodeName().stream().toList());
        pods = informer.lister();
    }

    /** The pods that are assigned to a node, by namespace and name. */
    public List<Pod> on(String node) {
        return pods.byIndex(INDEX, node);
    }
}
