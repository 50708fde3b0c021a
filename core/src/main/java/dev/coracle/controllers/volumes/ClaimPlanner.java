package dev.coracle.controllers.volumes;

import dev.coracle.controllers.volumes.ClaimPlan.Bind;
import dev.coracle.controllers.volumes.ClaimPlan.Lose;
import dev.coracle.controllers.volumes.ClaimPlan.Provision;
import dev.coracle.controllers.volumes.ClaimPlan.Wait;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeAnnotations;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.model.volume.VolumeMatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what is to be done about a claim. Pure. */
final class ClaimPlanner {
    private static final String DATA_IS_LOST = "Data on the volume is lost!";

    private ClaimPlanner() {}

    /**
     * A claim and what it may get.
     *
     * @param storageClass its class, where it names one that is there
     * @param volumes all volumes, by name
     * @param isServed whether volumes can be made by this provisioner
     */
    record View(
            PersistentVolumeClaim claim,
            Optional<StorageClass> storageClass,
            Map<String, PersistentVolume> volumes,
            Predicate<String> isServed) {

        Optional<PersistentVolume> named() {
            return claim.spec().volumeName().map(volumes::get);
        }
    }

    static ClaimPlan plan(View view) {
        PersistentVolumeClaim claim = view.claim();
        if (claim.metadata().annotations().containsKey(VolumeAnnotations.BIND_COMPLETED)) return complete(view);
        return claim.spec().volumeName().isPresent() ? named(view) : open(view);
    }

    private static ClaimPlan complete(View view) {
        PersistentVolumeClaim claim = view.claim();
        if (claim.spec().volumeName().isEmpty()) {
            return new Lose("ClaimLost", "Bound claim has lost reference to PersistentVolume. " + DATA_IS_LOST);
        }
        Optional<PersistentVolume> volume = view.named();
        if (volume.isEmpty()) {
            return new Lose("ClaimLost", "Bound claim has lost its PersistentVolume. " + DATA_IS_LOST);
        }
        Optional<ObjectReference> holder = volume.get().spec().claimRef();
        boolean isOurs = holder.isEmpty() || holder.get().uid().equals(Optional.of(claim.uid()));
        return isOurs
                ? new Bind(volume.get())
                : new Lose("ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
    }

    /** The claim names a volume: a person asked for it, or a crash came between two writes. */
    private static ClaimPlan named(View view) {
        PersistentVolumeClaim claim = view.claim();
        String name = claim.spec().volumeName().orElse("");
        Optional<PersistentVolume> volume = view.named();
        if (volume.isEmpty()) {
            return new Wait(true, "FailedBinding", "volume \"" + name + "\" not found.");
        }
        if (VolumeBindings.isFor(volume.get(), claim)) return new Bind(volume.get());
        if (volume.get().spec().claimRef().isPresent()) {
            return new Wait(true, "FailedBinding", "volume \"" + name + "\" already bound to a different claim.");
        }
        if (!VolumeMatch.of(claim).suits(volume.get())) {
            return new Wait(
                    true,
                    "VolumeMismatch",
                    "Cannot bind to requested volume \"" + name + "\": it does not satisfy the claim");
        }
        return new Bind(volume.get());
    }

    private static ClaimPlan open(View view) {
        PersistentVolumeClaim claim = view.claim();
        boolean isPlaced = claim.metadata().annotations().containsKey(VolumeAnnotations.SELECTED_NODE);
        boolean isDelayed =
                view.storageClass().filter(VolumeBindings::waitsForConsumer).isPresent();
        // The scheduler sets a volume aside for a claim whose pod it places; any other is not for us to give.
        Optional<PersistentVolume> volume = match(view, isDelayed);
        if (volume.isPresent()) return new Bind(volume.get());
        if (isDelayed && !isPlaced) {
            return new Wait(false, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
        }
        return made(view);
    }

    /** The best volume: of those that can be mounted in the fewest ways more than asked, the smallest. */
    private static Optional<PersistentVolume> match(View view, boolean onlySetAside) {
        VolumeMatch match = VolumeMatch.of(view.claim());
        TreeMap<Integer, List<PersistentVolume>> byModes = view.volumes().values().stream()
                .filter(match::isMountable)
                .collect(
                        Collectors.groupingBy(it -> it.spec().accessModes().size(), TreeMap::new, Collectors.toList()));
        return byModes.values().stream()
                .flatMap(volumes -> match.among(volumes).stream().limit(1))
                .filter(volume -> !onlySetAside || VolumeBindings.isFor(volume, view.claim()))
                .findFirst();
    }

    private static ClaimPlan made(View view) {
        String className = VolumeBindings.className(view.claim());
        if (className.isEmpty()) {
            return new Wait(
                    false,
                    "FailedBinding",
                    "no persistent volumes available for this claim and no storage class is set");
        }
        if (view.storageClass().isEmpty()) {
            return new Wait(true, "ProvisioningFailed", "storageclass.storage.k8s.io \"" + className + "\" not found");
        }
        StorageClass storageClass = view.storageClass().get();
        if (storageClass.provisioner().equals(VolumeAnnotations.NO_PROVISIONER)) {
            return new Wait(
                    false,
                    "FailedBinding",
                    "no persistent volumes available for this claim and no storage class is set");
        }
        if (view.isServed().test(storageClass.provisioner())) return new Provision(storageClass);
        return new Wait(
                false,
                "ExternalProvisioning",
                "Waiting for a volume to be created either by the external provisioner '" + storageClass.provisioner()
                        + "' or manually by the system administrator. If volume creation is delayed, please verify that"
                        + " the provisioner is running and correctly registered.");
    }
}
