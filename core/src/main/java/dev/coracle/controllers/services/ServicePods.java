package dev.coracle.controllers.services;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Lister;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.selector.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Services and the pods that they select, both ways, over shared informers. Safe for all threads. */
public final class ServicePods {
    private static final String BY_SELECTOR = "one of spec.selector";
    private static final String BY_LABEL = "each of metadata.labels";

    private final ControllerContext context;
    private final Lister<Service> services;
    private final Lister<Pod> pods;

    /** Services and pods of the controller's informers. */
    public ServicePods(ControllerContext context) {
        this.context = context;
        Informer<Service> informer = context.informer(Service.class);
        informer.addIndex(BY_SELECTOR, ServicePods::keys);
        services = informer.lister();
        Informer<Pod> podInformer = context.informer(Pod.class);
        podInformer.addIndex(BY_LABEL, ServicePods::keys);
        pods = podInformer.lister();
    }

    private static List<String> keys(Pod pod) {
        return pod.labels().entrySet().stream()
                .map(label -> key(pod.namespace(), label))
                .toList();
    }

    /** One of the labels that a service selects by is enough to find it, and makes few others be found. */
    private static List<String> keys(Service service) {
        Map<String, String> selector = new TreeMap<>(service.spec().selector());
        if (selector.isEmpty()) return List.of();
        Map.Entry<String, String> one = selector.entrySet().iterator().next();
        return List.of(key(service.namespace(), one));
    }

    private static String key(String namespace, Map.Entry<String, String> label) {
        return namespace + " " + label.getKey() + "=" + label.getValue();
    }

    /** A service. */
    public Optional<Service> service(ObjectKey key) {
        return services.find(key);
    }

    /** The pods that a service selects, by name. */
    public List<Pod> of(Service service) {
        Selector selector = Selector.ofLabels(service.spec().selector());
        List<String> keys = keys(service);
        if (keys.isEmpty()) return pods.list(service.namespace(), selector);
        return pods.byIndex(BY_LABEL, keys.get(0)).stream()
                .filter(pod -> selector.matches(pod.labels()))
                .toList();
    }

    /** Goes through the services that select a pod. */
    public void forEachOf(Pod pod, Consumer<Service> consumer) {
        for (Map.Entry<String, String> label : pod.labels().entrySet()) {
            for (Service service : services.byIndex(BY_SELECTOR, key(pod.namespace(), label))) {
                if (Backends.selects(service, pod.labels())) consumer.accept(service);
            }
        }
    }

    /** Asks for services to be reconciled whenever they change, or a pod of theirs does in a way that they care for. */
    public void follow(ReconcileQueue queue) {
        context.follow(Service.class, Handler.of(service -> queue.add(service.key())));
        context.follow(Pod.class, new Handler<Pod>() {
            @Override
            public void added(Pod pod) {
                forEachOf(pod, service -> queue.add(service.key()));
            }

            @Override
            public void updated(Pod before, Pod after) {
                if (!matters(before, after)) return;
                if (!before.labels().equals(after.labels())) added(before);
                added(after);
            }

            @Override
            public void deleted(Pod last) {
                added(last);
            }
        });
    }

    private static boolean matters(Pod before, Pod after) {
        return !before.uid().equals(after.uid())
                || !before.labels().equals(after.labels())
                || before.isTerminating() != after.isTerminating()
                || PodConditions.isReady(before) != PodConditions.isReady(after)
                || PodConditions.isFinished(before) != PodConditions.isFinished(after)
                || !before.spec().nodeName().equals(after.spec().nodeName())
                || !Backends.addresses(before).equals(Backends.addresses(after));
    }
}
