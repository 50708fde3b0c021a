package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.volume.VolumeAnnotations;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.Status;
import java.time.Duration;
import java.util.Optional;

/** Sees whether the volumes that a pod waits for are bound. For any thread. */
final class BindingCheck {
    static final Status LATE = broken("context deadline exceeded");

    private static final Status WAIT = Status.waiting(Duration.ofSeconds(1));

    private final ObjectLister<Node> nodes;
    private final ObjectLister<PersistentVolume> volumes;
    private final ObjectLister<PersistentVolumeClaim> claims;

    BindingCheck(Handle handle) {
        nodes = handle.objects(Node.class);
        volumes = handle.objects(PersistentVolume.class);
        claims = handle.objects(PersistentVolumeClaim.class);
    }

    /** Success, wait, or what has gone wrong meanwhile. */
    Status of(PendingBindings pending, String nodeName) {
        Optional<Node> node = nodes.find("", nodeName);
        if (node.isEmpty())
            return broken("failed to get node \"" + nodeName + "\": node \"" + nodeName + "\" not found");
        for (PersistentVolume written : pending.changes().volumes()) {
            Status status = volume(written, node.get());
            if (!status.isSuccess()) return status;
        }
        for (PersistentVolumeClaim written : pending.changes().claims()) {
            Status status = provisioned(written, node.get());
            if (!status.isSuccess()) return status;
        }
        for (PersistentVolumeClaim waiting : pending.changes().waiting()) {
            Optional<PersistentVolumeClaim> claim = claims.find(waiting.namespace(), waiting.name());
            if (claim.isEmpty()) return gone("persistentvolumeclaim", waiting);
            if (!VolumeBindings.isComplete(claim.get())) return WAIT;
        }
        return Status.success();
    }

    private Status volume(PersistentVolume written, Node node) {
        Optional<PersistentVolume> volume = volumes.find("", written.name());
        if (volume.isEmpty()) return gone("persistentvolume", written);
        if (isBefore(volume.get(), written)) return WAIT;
        if (!Reach.covers(volume.get(), node)) return unreachable(volume.get(), node);
        if (volume.get().spec().claimRef().flatMap(ObjectReference::uid).isEmpty()) {
            return broken("ClaimRef got reset for pv \"" + written.name() + "\"");
        }
        return Status.success();
    }

    private Status provisioned(PersistentVolumeClaim written, Node node) {
        Optional<PersistentVolumeClaim> claim = claims.find(written.namespace(), written.name());
        if (claim.isEmpty()) return gone("persistentvolumeclaim", written);
        if (isBefore(claim.get(), written)) return WAIT;
        String selected = claim.get().metadata().annotations().get(VolumeAnnotations.SELECTED_NODE);
        if (!node.name().equals(selected)) return broken("provisioning failed for PVC \"" + written.name() + "\"");
        Optional<String> name = claim.get().spec().volumeName();
        if (name.isEmpty()) return WAIT;
        Optional<PersistentVolume> volume = volumes.find("", name.get());
        if (volume.isEmpty()) return WAIT;
        return Reach.covers(volume.get(), node) ? Status.success() : unreachable(volume.get(), node);
    }

    /** Whether what was written is yet to be seen: what is seen is still that of which it was made. */
    private static boolean isBefore(ApiObject seen, ApiObject written) {
        return seen.resourceVersion().equals(written.resourceVersion());
    }

    private static Status gone(String kind, ApiObject object) {
        return broken("failed to check binding: " + kind + " \"" + object.name() + "\" not found");
    }

    private static Status unreachable(PersistentVolume volume, Node node) {
        return broken("pv \"" + volume.name() + "\" node affinity doesn't match node \"" + node.name()
                + "\": no matching NodeSelectorTerms");
    }

    private static Status broken(String why) {
        return Status.error("binding volumes: " + why);
    }
}
