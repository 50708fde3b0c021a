package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSINodeDriver;
import dev.coracle.model.storage.VolumeNodeResources;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.plugins.volumes.AttachedVolumes.Attached;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses nodes to which a CSI driver cannot attach as many volumes as there would be with the pod. */
public final class NodeVolumeLimits implements PreFilterPlugin, FilterPlugin, EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "NodeVolumeLimits";

    private static final Status FULL =
            Status.unschedulable("node(s) exceed max volume count").by(NAME);

    private final ObjectLister<CSINode> nodes;
    private final AttachedVolumes volumes;

    /** The plugin. */
    public NodeVolumeLimits(Handle handle) {
        nodes = handle.objects(CSINode.class);
        volumes = new AttachedVolumes(handle);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> all) {
        return pod.volumes().claims().isEmpty() ? PreFilterResult.skip() : PreFilterResult.allNodes();
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        if (pod.volumes().claims().isEmpty()) return Status.success();
        Set<Attached> added = new HashSet<>();
        Optional<String> missing = volumes.addOf(pod, true, added);
        if (missing.isPresent()) return Status.unresolvable(missing.get());
        if (added.isEmpty()) return Status.success();
        Map<String, Integer> limits = limits(node.name());
        if (limits.isEmpty()) return Status.success();
        Set<Attached> present = new HashSet<>();
        for (PodInfo other : node.pods()) volumes.addOf(other, false, present);
        volumes.addOf(node.name(), present);
        added.removeAll(present);
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            int more = count(added, limit.getKey());
            if (more > 0 && count(present, limit.getKey()) + more > limit.getValue()) return FULL;
        }
        return Status.success();
    }

    private Map<String, Integer> limits(String name) {
        Optional<CSINode> node = nodes.find("", name);
        return node.map(NodeVolumeLimits::limits).orElse(Collections.emptyMap());
    }

    /** How many volumes each driver can attach, as far as it says so. */
    static Map<String, Integer> limits(CSINode node) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        for (CSINodeDriver driver : node.spec().drivers()) {
            driver.allocatable().flatMap(VolumeNodeResources::count).ifPresent(it -> limits.put(driver.name(), it));
        }
        return limits;
    }

    private static int count(Set<Attached> volumes, String driver) {
        int count = 0;
        for (Attached volume : volumes) {
            if (volume.driver().equals(driver)) count++;
        }
        return count;
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return VolumeHints.ofLimits();
    }
}
