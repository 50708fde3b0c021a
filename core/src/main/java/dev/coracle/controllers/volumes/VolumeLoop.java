package dev.coracle.controllers.volumes;

import dev.coracle.api.ApiException;
import dev.coracle.client.Resources;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.volumes.VolumePlanner.Plan;
import dev.coracle.controllers.volumes.VolumePlanner.Step;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.volume.VolumeAnnotations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One run of the loop over volumes. */
final class VolumeLoop {
    private static final int WORKERS = 1;

    private final ControllerContext context;
    private final Provisioner provisioner;
    private final VolumeStatuses statuses;
    private final Lister<PersistentVolume> volumes;
    private final Lister<PersistentVolumeClaim> claims;
    private final ReconcileQueue queue;

    VolumeLoop(ControllerContext context, Provisioner provisioner) {
        this.context = context;
        this.provisioner = provisioner;
        statuses = new VolumeStatuses(context);
        volumes = context.lister(PersistentVolume.class);
        claims = context.lister(PersistentVolumeClaim.class);
        queue = context.queue(WORKERS, this::reconcile);
    }

    void start() {
        context.follow(PersistentVolume.class, Handler.of(volume -> queue.add(volume.key())));
        context.follow(PersistentVolumeClaim.class, Handler.of(this::changed));
    }

    private void changed(PersistentVolumeClaim claim) {
        volumes.forEach(volume -> {
            if (VolumeStatuses.holder(volume).filter(claim.key()::equals).isPresent()) queue.add(volume.key());
        });
    }

    private Outcome reconcile(ObjectKey key) {
        Optional<PersistentVolume> found = volumes.find(key);
        if (found.isEmpty()) return Outcome.DONE;
        PersistentVolume volume = found.get();
        Plan plan = VolumePlanner.plan(volume, VolumeStatuses.holder(volume).flatMap(claims::find));
        if (!plan.phase().equals(VolumePlanner.AVAILABLE) && isYoung(volume)) return Outcome.DONE;
        if (plan.step() == Step.UNBIND) volume = unbind(volume);
        volume = statuses.phase(volume, plan.phase(), Optional.empty());
        return plan.step() == Step.DELETE ? delete(volume) : Outcome.DONE;
    }

    /** Whether the claim that holds a volume may only not be seen yet: the server is asked before anything is lost. */
    private boolean isYoung(PersistentVolume volume) {
        Optional<ObjectKey> holder = VolumeStatuses.holder(volume);
        if (holder.isEmpty() || claims.find(holder.get()).isPresent()) return false;
        return context.client()
                .of(PersistentVolumeClaim.class)
                .in(holder.get().namespace())
                .find(holder.get().name())
                .filter(it -> volume.spec().claimRef().flatMap(ref -> ref.uid()).equals(Optional.of(it.uid())))
                .isPresent();
    }

    private PersistentVolume unbind(PersistentVolume volume) {
        Map<String, String> annotations = new LinkedHashMap<>(volume.metadata().annotations());
        boolean byUs = annotations.remove(VolumeAnnotations.BOUND_BY_CONTROLLER) != null;
        PersistentVolume free = volume.withMetadata(volume.metadata().withAnnotations(annotations))
                .withSpec(volume.spec()
                        .withClaimRef(
                                byUs
                                        ? Optional.empty()
                                        : volume.spec().claimRef().map(it -> it.withUid(Optional.empty()))));
        return context.client().of(PersistentVolume.class).update(free);
    }

    private Outcome delete(PersistentVolume volume) {
        String maker = volume.metadata().annotations().getOrDefault(VolumeAnnotations.PROVISIONED_BY, "");
        if (!provisioner.serves(maker)) return Outcome.DONE; // somebody else's
        try {
            provisioner.delete(volume);
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage());
            statuses.phase(volume, VolumePlanner.FAILED, Optional.of(why));
            context.events().warning(volume, "VolumeFailedDelete", why);
            return Outcome.again();
        }
        Resources<PersistentVolume> all = context.client().of(PersistentVolume.class);
        try {
            all.delete(volume);
        } catch (ApiException e) {
            if (!e.isNotFound()) throw e;
        }
        return Outcome.DONE;
    }
}
