package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodVolumes.Claimed;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.StateKey;
import dev.coracle.scheduler.framework.Status;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses nodes outside of the zones and regions that the labels of a pod's volumes name. */
public final class VolumeZone implements PreFilterPlugin, FilterPlugin, EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "VolumeZone";

    private static final StateKey<List<Place>> PLACES = StateKey.of("places of volumes");
    private static final Status ELSEWHERE =
            Status.unresolvable("node(s) had no available volume zone").by(NAME);

    private final Storage storage;

    /** The plugin. */
    public VolumeZone(Handle handle) {
        storage = new Storage(handle);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        if (pod.volumes().claims().isEmpty()) return PreFilterResult.skip();
        List<Place> places = new ArrayList<>();
        for (Claimed claimed : pod.volumes().claims()) {
            if (claimed.isEphemeral()) continue;
            Either<String, Optional<PersistentVolume>> volume = volume(pod.namespace(), claimed.name());
            if (volume.isLeft()) return PreFilterResult.refused(Status.unresolvable(volume.getLeft()));
            volume.get().ifPresent(it -> places.addAll(Place.of(it.labels())));
        }
        if (places.isEmpty()) return PreFilterResult.skip();
        state.write(PLACES, places);
        return PreFilterResult.allNodes();
    }

    /** The volume of a claim; none where it gets one only when the pod is scheduled. */
    private Either<String, Optional<PersistentVolume>> volume(String namespace, String name) {
        Optional<PersistentVolumeClaim> claim = storage.claim(namespace, name);
        if (claim.isEmpty()) return Either.left("persistentvolumeclaim \"" + name + "\" not found");
        String volumeName = claim.get().spec().volumeName().orElse("");
        if (volumeName.isEmpty()) return unbound(VolumeBindings.className(claim.get()));
        Optional<PersistentVolume> volume = storage.volume(volumeName);
        return volume.isEmpty()
                ? Either.left("persistentvolume \"" + volumeName + "\" not found")
                : Either.right(volume);
    }

    private Either<String, Optional<PersistentVolume>> unbound(String className) {
        if (className.isEmpty()) return Either.left("PersistentVolumeClaim had no pv name and storageClass name");
        Optional<StorageClass> found = storage.storageClass(className);
        if (found.isEmpty()) return Either.left("storageclass.storage.k8s.io \"" + className + "\" not found");
        if (found.get().volumeBindingMode().isEmpty()) {
            return Either.left("VolumeBindingMode not set for StorageClass \"" + className + "\"");
        }
        return VolumeBindings.waitsForConsumer(found.get())
                ? Either.right(Optional.empty())
                : Either.left("PersistentVolume had no name");
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        List<Place> places = state.find(PLACES);
        Map<String, String> labels = node.labels();
        if (places == null || !Place.isKnown(labels)) return Status.success();
        for (Place place : places) {
            if (!place.contains(labels)) return ELSEWHERE;
        }
        return Status.success();
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return VolumeHints.ofZone();
    }
}
