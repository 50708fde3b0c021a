package dev.coracle.controllers.namespace;

import dev.coracle.client.Resources;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.StoredKinds;
import dev.coracle.controllers.namespace.NamespacePlanner.Plan;
import dev.coracle.controllers.namespace.NamespacePlanner.View;
import dev.coracle.model.Time;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.schema.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes all that is in a namespace which is being deleted, pods first, and then lets the namespace go. What holds that
 * up is written down as conditions of the namespace.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/">Namespaces</a>
 */
public final class NamespaceController implements Controller {
    private static final int WORKERS = 10;
    private static final String FINALIZER = "kubernetes";

    /** How long other API servers may take to notice that nothing is to be created there any more. */
    private static final Duration NOTICE = Duration.ofSeconds(5);

    private final List<Class<? extends ApiObject>> others;

    /** For content of all kinds of the model. */
    public NamespaceController() {
        this(StoredKinds.builtIn());
    }

    /** For content of these kinds; those without a namespace, and those that the server does not serve, do not count. */
    public NamespaceController(List<Class<? extends ApiObject>> kinds) {
        others = kinds.stream()
                .filter(it -> it != Pod.class && ResourceType.of(it).namespaced())
                .toList();
    }

    @Override
    public String name() {
        return "namespace-controller";
    }

    @Override
    public void start(ControllerContext context) {
        Lister<Namespace> namespaces = context.lister(Namespace.class);
        ReconcileQueue queue = context.queue(WORKERS, key -> reconcile(context, namespaces, key));
        context.follow(Namespace.class, Handler.of(namespace -> {
            if (namespace.isTerminating()) queue.addAfter(namespace.key(), NOTICE);
        }));
    }

    private Outcome reconcile(ControllerContext context, Lister<Namespace> namespaces, ObjectKey key) {
        if (namespaces.find(key).filter(Namespace::isTerminating).isEmpty()) return Outcome.DONE;
        Resources<Namespace> resources = context.client().namespaces();
        Optional<Namespace> found = resources
                .find(key.name())
                .filter(it -> it.isTerminating() && it.spec().finalizers().contains(FINALIZER));
        if (found.isEmpty()) return Outcome.DONE;
        Namespace namespace = found.get();
        Instant now = context.clock().now();
        Duration deleted = Duration.between(
                namespace.metadata().deletionTimestamp().orElseThrow().instant(), now);
        Content content = new Content(context.client(), namespace.name(), deleted);
        List<Remains> remains = new ArrayList<>(content.delete(List.of(Pod.class)));
        // As Kubernetes does since 1.33: what protects pods, such as network policies, stays as long as they do.
        boolean complete =
                remains.stream().allMatch(it -> it.count() == 0 && it.error().isEmpty());
        if (complete) remains.addAll(content.delete(others));
        Plan plan = NamespacePlanner.plan(new View(namespace.status(), remains, complete, new Time(now)));
        if (!plan.status().equals(namespace.status())) {
            namespace = resources.updateStatus(namespace.withStatus(plan.status()));
        }
        if (plan.finished()) finish(resources, namespace);
        if (plan.comeBack().isPresent()) return Outcome.after(plan.comeBack().get());
        return plan.finished() ? Outcome.DONE : Outcome.again();
    }

    private static void finish(Resources<Namespace> resources, Namespace namespace) {
        List<String> left = new ArrayList<>(namespace.spec().finalizers());
        left.remove(FINALIZER);
        resources
                .subresource("finalize")
                .update(namespace.withSpec(namespace.spec().withFinalizers(left)));
    }
}
