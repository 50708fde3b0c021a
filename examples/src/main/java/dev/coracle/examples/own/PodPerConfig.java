package dev.coracle.examples.own;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.Owners;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Optional;

/** A controller that keeps a pod of the same name for each config map that names an image. */
public final class PodPerConfig implements Controller {
    private static final String IMAGE = "image";

    @Override
    public String name() {
        return "pod-per-config";
    }

    @Override
    public void start(ControllerContext context) {
        Lister<ConfigMap> configs = context.lister(ConfigMap.class);
        Lister<Pod> pods = context.lister(Pod.class);
        ReconcileQueue queue = context.queue(1, key -> reconcile(context, configs.find(key), pods.find(key)));
        context.follow(ConfigMap.class, Handler.of(config -> queue.add(config.key())));
        context.follow(Pod.class, Handler.of(pod -> queue.add(pod.key())));
    }

    /** By what is there, not by what happened: so it may be called at any time, and again. */
    private static Outcome reconcile(ControllerContext context, Optional<ConfigMap> config, Optional<Pod> pod) {
        if (config.isEmpty() || !config.get().data().containsKey(IMAGE)) return Outcome.DONE;
        if (pod.isEmpty()) context.client().pods(config.get().namespace()).create(wanted(config.get()));
        else if (isOver(pod.get()) && !pod.get().isTerminating())
            context.client().pods(pod.get().namespace()).delete(pod.get());
        return Outcome.DONE;
    }

    private static boolean isOver(Pod pod) {
        String phase = pod.status().phase().orElse("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static Pod wanted(ConfigMap config) {
        return Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(config.namespace())
                        .name(config.name())
                        .addOwnerReference(Owners.controllerReference(config))
                        .build())
                .spec(PodSpec.builder()
                        .addContainer(Container.builder()
                                .name("main")
                                .image(config.data().getOrDefault(IMAGE, ""))
                                .build())
                        .build())
                .build();
    }
}
