package dev.coracle.controllers.volumes;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.volume.PodClaims;
import java.util.List;
import java.util.Optional;

/** Lets deleted claims go as soon as no pod on a node uses them any more. */
public final class ClaimProtection implements Controller {
    private static final int WORKERS = 1;

    @Override
    public String name() {
        return "persistentvolumeclaim-protection-controller";
    }

    @Override
    public void start(ControllerContext context) {
        Lister<Pod> pods = context.lister(Pod.class);
        Lister<PersistentVolumeClaim> claims = context.lister(PersistentVolumeClaim.class);
        Finalizer<PersistentVolumeClaim> finalizer =
                new Finalizer<>(PersistentVolumeClaim.class, "kubernetes.io/pvc-protection");
        ReconcileQueue queue = context.queue(WORKERS, key -> {
            Optional<PersistentVolumeClaim> claim = claims.find(key).filter(finalizer::holds);
            boolean goes = claim.isPresent()
                    && !isUsed(pods.list(key.namespace()), key)
                    // What is lost cannot be undone: the server knows of pods that are not seen yet.
                    && !isUsed(context.client().pods(key.namespace()).list().items(), key);
            if (goes) finalizer.remove(context, claim.get());
            return Outcome.DONE;
        });
        context.follow(PersistentVolumeClaim.class, Handler.of(claim -> {
            if (finalizer.holds(claim)) queue.add(claim.key());
        }));
        context.follow(Pod.class, new Handler<Pod>() {
            @Override
            public void deleted(Pod last) {
                for (String name : PodClaims.names(last)) queue.add(new ObjectKey(last.namespace(), name));
            }
        });
    }

    private static boolean isUsed(List<Pod> pods, ObjectKey claim) {
        return pods.stream()
                .filter(pod -> pod.spec().nodeName().isPresent())
                .anyMatch(pod -> PodClaims.names(pod).contains(claim.name()));
    }
}
