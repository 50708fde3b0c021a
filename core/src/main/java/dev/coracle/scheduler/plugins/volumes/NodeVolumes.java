package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeAnnotations;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the volumes that a pod would have on a node. */
final class NodeVolumes {
    private static final String ELSEWHERE = "node(s) had volume node affinity conflict";
    private static final String NONE = "node(s) didn't find available persistent volumes to bind";
    private static final String FULL = "node(s) did not have enough free storage";
    private static final String LOST = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";

    private final Storage storage;
    private final StorageLeft left;

    NodeVolumes(Storage storage, StorageLeft left) {
        this.storage = storage;
        this.left = left;
    }

    /** Success, or why the node does not do; what the pod would have there goes into the changes. */
    Status find(WantedVolumes wanted, Node node, Changes changes) {
        List<String> reasons = new ArrayList<>(0);
        bound(wanted.bound(), node).ifPresent(reasons::add);
        if (!wanted.open().isEmpty()) {
            Status status = open(wanted.open(), node, changes);
            if (status.isError()) return status;
            // Kubernetes names them in this order, whichever comes first: elsewhere, none, full, lost.
            reasons.addAll(reasons.contains(LOST) ? 0 : reasons.size(), status.reasons());
        }
        return reasons.isEmpty() ? Status.success() : Status.of(Status.Code.UNSCHEDULABLE_AND_UNRESOLVABLE, reasons);
    }

    private Optional<String> bound(List<PersistentVolumeClaim> claims, Node node) {
        for (PersistentVolumeClaim claim : claims) {
            Optional<PersistentVolume> volume =
                    storage.volume(claim.spec().volumeName().orElse(""));
            if (volume.isEmpty()) return Optional.of(LOST);
            if (!Reach.covers(volume.get(), node)) return Optional.of(ELSEWHERE);
        }
        return Optional.empty();
    }

    private Status open(List<WantedVolumes.Open> open, Node node, Changes changes) {
        List<PersistentVolumeClaim> toBeMade = new ArrayList<>(0);
        List<WantedVolumes.Open> toBeFound = new ArrayList<>(open.size());
        for (WantedVolumes.Open it : open) {
            String selected = it.claim().metadata().annotations().get(VolumeAnnotations.SELECTED_NODE);
            if (selected == null) toBeFound.add(it);
            else if (selected.equals(node.name())) toBeMade.add(it.claim());
            else return refused(NONE);
        }
        Set<String> taken = new HashSet<>();
        for (WantedVolumes.Open it : toBeFound) {
            Optional<PersistentVolume> volume = choose(it, node, taken);
            if (volume.isEmpty()) {
                toBeMade.add(it.claim());
                continue;
            }
            taken.add(volume.get().name());
            changes.bind(it.claim(), volume.get(), VolumeBindings.bind(volume.get(), it.claim()));
        }
        return make(toBeMade, node, changes);
    }

    private static Optional<PersistentVolume> choose(WantedVolumes.Open open, Node node, Set<String> taken) {
        for (PersistentVolume volume : open.candidates()) {
            if (taken.contains(volume.name()) || !Reach.covers(volume, node)) continue;
            if (volume.spec().claimRef().isPresent() || open.match().isMountable(volume)) return Optional.of(volume);
        }
        return Optional.empty();
    }

    private Status make(List<PersistentVolumeClaim> claims, Node node, Changes changes) {
        for (PersistentVolumeClaim claim : claims) {
            String className = VolumeBindings.className(claim);
            if (className.isEmpty()) return Status.error("no class for claim \"" + claim.key() + "\"");
            Optional<StorageClass> found = storage.storageClass(className);
            if (found.isEmpty()) return Status.error("failed to find storage class \"" + className + "\"");
            StorageClass storageClass = found.get();
            String provisioner = storageClass.provisioner();
            boolean isMade = !provisioner.isEmpty() && !provisioner.equals(VolumeAnnotations.NO_PROVISIONER);
            if (!isMade || !Reach.covers(storageClass.allowedTopologies(), node)) return refused(NONE);
            if (!left.suffices(claim, storageClass, node)) return refused(FULL);
            changes.provision(claim, placed(claim, node.name()));
        }
        return Status.success();
    }

    private static PersistentVolumeClaim placed(PersistentVolumeClaim claim, String node) {
        Map<String, String> annotations = new LinkedHashMap<>(claim.metadata().annotations());
        if (node.equals(annotations.put(VolumeAnnotations.SELECTED_NODE, node))) return claim;
        return claim.withMetadata(claim.metadata().withAnnotations(annotations));
    }

    private static Status refused(String reason) {
        return Status.unresolvable(reason);
    }
}
