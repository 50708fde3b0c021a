package dev.coracle.controllers.podgc;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.core.Node;

/**
 * Removes pods that nobody else does, whatever time they would have had to stop: those of nodes that are gone for a
 * while, those deleted on a node that is out of service or before they had a node, and, above a number, finished ones.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection">Garbage
 *     collection of Pods</a>
 */
public final class PodGarbageCollector implements Controller {
    private final PodGcOptions options;

    /** With Kubernetes' own settings. */
    public PodGarbageCollector() {
        this(PodGcOptions.DEFAULT);
    }

    /** With these settings. */
    public PodGarbageCollector(PodGcOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "pod-garbage-collector-controller";
    }

    @Override
    public void start(ControllerContext context) {
        context.informer(Node.class); // so that it is waited for
        Rounds rounds = new Rounds(context, options);
        context.whenSynced(rounds::start);
    }
}
