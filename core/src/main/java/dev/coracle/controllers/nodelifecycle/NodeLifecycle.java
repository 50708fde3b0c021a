package dev.coracle.controllers.nodelifecycle;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.Time;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import java.util.Optional;

/**
 * Gives nodes up that fall silent. A node is alive as long as its lease in {@code kube-node-lease} or its status is
 * renewed, by the time at which that is seen here. What it is given up for are conditions {@code Unknown}, pods that are
 * not {@code Ready}, a taint that keeps new pods away, and, a limited number of nodes at a time, one that drives its
 * pods away.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller">Node controller</a>
 */
public final class NodeLifecycle implements Controller {
    private static final int WORKERS = 8;

    private final NodeLifecycleOptions options;

    /** With Kubernetes' own settings. */
    public NodeLifecycle() {
        this(NodeLifecycleOptions.DEFAULT);
    }

    /** With these settings. */
    public NodeLifecycle(NodeLifecycleOptions options) {
        this.options = options;
    }

    /** How patient it is. */
    public NodeLifecycleOptions options() {
        return options;
    }

    @Override
    public String name() {
        return "node-lifecycle-controller";
    }

    @Override
    public String reporter() {
        return "node-controller";
    }

    @Override
    public void start(ControllerContext context) {
        Lister<Node> nodes = context.lister(Node.class);
        context.informer(Lease.class); // so that it is waited for
        ReconcileQueue taints = context.queue(WORKERS, key -> taint(context, nodes, key));
        PodMarker pods = new PodMarker(context);
        context.whenSynced(() -> {
            Monitor monitor = new Monitor(context, options, pods);
            context.follow(Node.class, new Handler<>() {
                @Override
                public void added(Node node) {
                    monitor.seen(node);
                    if (scheduling(context, node).isPresent()) taints.add(node.key());
                }

                @Override
                public void updated(Node before, Node after) {
                    added(after);
                }

                @Override
                public void deleted(Node last) {
                    monitor.gone(last);
                }
            });
            context.follow(Lease.class, new Handler<>() {
                @Override
                public void added(Lease lease) {
                    if (lease.namespace().equals(Monitor.LEASES)) monitor.seen(lease);
                }

                @Override
                public void updated(Lease before, Lease after) {
                    added(after);
                }
            });
            context.follow(Pod.class, pods);
        });
    }

    private static Outcome taint(ControllerContext context, Lister<Node> nodes, ObjectKey key) {
        nodes.find(key)
                .flatMap(node -> scheduling(context, node))
                .ifPresent(node -> context.client().nodes().update(node));
        return Outcome.DONE;
    }

    private static Optional<Node> scheduling(ControllerContext context, Node node) {
        return TaintPlanner.scheduling(node, new Time(context.clock().now()));
    }
}
