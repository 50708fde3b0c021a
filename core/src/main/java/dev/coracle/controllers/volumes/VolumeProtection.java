package dev.coracle.controllers.volumes;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.core.PersistentVolume;
import java.util.Optional;

/** Lets deleted volumes go as soon as no claim has them any more. */
public final class VolumeProtection implements Controller {
    private static final int WORKERS = 1;

    @Override
    public String name() {
        return "persistentvolume-protection-controller";
    }

    @Override
    public void start(ControllerContext context) {
        Lister<PersistentVolume> volumes = context.lister(PersistentVolume.class);
        Finalizer<PersistentVolume> finalizer = new Finalizer<>(PersistentVolume.class, "kubernetes.io/pv-protection");
        ReconcileQueue queue = context.queue(WORKERS, key -> {
            Optional<PersistentVolume> volume =
                    volumes.find(key).filter(finalizer::holds).filter(it -> !isBound(it));
            volume.ifPresent(it -> finalizer.remove(context, it));
            return Outcome.DONE;
        });
        context.follow(PersistentVolume.class, Handler.of(volume -> {
            if (finalizer.holds(volume) && !isBound(volume)) queue.add(volume.key());
        }));
    }

    private static boolean isBound(PersistentVolume volume) {
        return volume.status().phase().equals(Optional.of(VolumePlanner.BOUND));
    }
}
