package dev.coracle.controllers.volumes;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.volumes.ClaimPlan.Bind;
import dev.coracle.controllers.volumes.ClaimPlan.Lose;
import dev.coracle.controllers.volumes.ClaimPlan.Provision;
import dev.coracle.controllers.volumes.ClaimPlan.Wait;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeBindings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One run of the loop over claims. */
final class ClaimLoop {
    private static final int WORKERS = 1;

    private final ControllerContext context;
    private final Provisioner provisioner;
    private final Provisioning provisioning;
    private final VolumeStatuses statuses;
    private final Lister<PersistentVolumeClaim> claims;
    private final Lister<PersistentVolume> volumes;
    private final Lister<StorageClass> classes;
    private final ReconcileQueue queue;

    ClaimLoop(ControllerContext context, Provisioner provisioner) {
        this.context = context;
        this.provisioner = provisioner;
        provisioning = new Provisioning(context, provisioner);
        statuses = new VolumeStatuses(context);
        claims = context.lister(PersistentVolumeClaim.class);
        volumes = context.lister(PersistentVolume.class);
        classes = context.lister(StorageClass.class);
        queue = context.queue(WORKERS, this::reconcile);
    }

    void start() {
        context.follow(PersistentVolumeClaim.class, Handler.of(claim -> queue.add(claim.key())));
        context.follow(PersistentVolume.class, Handler.of(this::changed));
        context.follow(StorageClass.class, Handler.of(it -> addOpen(it.name())));
    }

    private void changed(PersistentVolume volume) {
        VolumeStatuses.holder(volume).ifPresentOrElse(queue::add, () -> addOpen(VolumeBindings.className(volume)));
        claims.forEach(claim -> {
            if (claim.spec().volumeName().equals(Optional.of(volume.name()))) queue.add(claim.key());
        });
    }

    /** A claim without a volume may get one now. */
    private void addOpen(String className) {
        claims.forEach(claim -> {
            if (claim.spec().volumeName().isEmpty()
                    && VolumeBindings.className(claim).equals(className)) queue.add(claim.key());
        });
    }

    private Outcome reconcile(ObjectKey key) {
        Optional<PersistentVolumeClaim> found = claims.find(key);
        if (found.isEmpty()) return Outcome.DONE;
        PersistentVolumeClaim claim = found.get();
        ClaimPlan plan = ClaimPlanner.plan(view(claim));
        if (plan instanceof Bind bind) bind(claim, bind.volume());
        if (plan instanceof Wait wait) wait(claim, wait);
        if (plan instanceof Lose lose) lose(claim, lose);
        return plan instanceof Provision provision
                ? provisioning.carryOut(claim, provision.storageClass())
                : Outcome.DONE;
    }

    private ClaimPlanner.View view(PersistentVolumeClaim claim) {
        Map<String, PersistentVolume> known = new TreeMap<>();
        volumes.forEach(volume -> known.put(volume.name(), volume));
        String className = VolumeBindings.className(claim);
        Optional<StorageClass> storageClass = className.isEmpty() ? Optional.empty() : classes.find(className);
        return new ClaimPlanner.View(claim, storageClass, known, provisioner::serves);
    }

    /** In this order, so that whatever a crash leaves undone is told by what is there. */
    private void bind(PersistentVolumeClaim claim, PersistentVolume volume) {
        PersistentVolume taken = VolumeBindings.bind(volume, claim);
        if (taken != volume) taken = context.client().of(PersistentVolume.class).update(taken);
        statuses.phase(taken, VolumePlanner.BOUND, Optional.empty());
        PersistentVolumeClaim given = VolumeBindings.bind(claim, taken);
        if (!given.equals(claim))
            given = context.client()
                    .of(PersistentVolumeClaim.class)
                    .in(claim.namespace())
                    .update(given);
        statuses.bound(given, taken);
    }

    private void wait(PersistentVolumeClaim claim, Wait wait) {
        statuses.phase(claim, "Pending");
        if (wait.isWarning()) context.events().warning(claim, wait.reason(), wait.message());
        else context.events().normal(claim, wait.reason(), wait.message());
    }

    private void lose(PersistentVolumeClaim claim, Lose lose) {
        if (statuses.phase(claim, "Lost")) context.events().warning(claim, lose.reason(), lose.message());
    }
}
