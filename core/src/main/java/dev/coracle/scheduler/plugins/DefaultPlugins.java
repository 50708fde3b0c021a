package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.Lineup.Place;
import dev.coracle.scheduler.framework.PluginFactory;
import dev.coracle.scheduler.plugins.volumes.NodeVolumeLimits;
import dev.coracle.scheduler.plugins.volumes.VolumeBinding;
import dev.coracle.scheduler.plugins.volumes.VolumeBindingArgs;
import dev.coracle.scheduler.plugins.volumes.VolumeRestrictions;
import dev.coracle.scheduler.plugins.volumes.VolumeZone;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kubernetes' plugins as they are used by default: their order, weights and arguments. */
public final class DefaultPlugins {
    private DefaultPlugins() {}

    /** The plugins in their order, each for all extension points that it has. */
    public static List<Place> places() {
        return List.of(
                new Place(SchedulingGates.NAME, 0),
                new Place(PrioritySort.NAME, 0),
                new Place(NodeUnschedulable.NAME, 0),
                new Place(NodeName.NAME, 0),
                new Place(TaintToleration.NAME, 3),
                new Place(NodeAffinityPlugin.NAME, 2),
                new Place(NodePorts.NAME, 0),
                new Place(NodeResourcesFit.NAME, 1),
                new Place(VolumeRestrictions.NAME, 0),
                new Place(NodeVolumeLimits.NAME, 0),
                new Place(VolumeBinding.NAME, 0),
                new Place(VolumeZone.NAME, 0),
                new Place(PodTopologySpread.NAME, 2),
                new Place(InterPodAffinity.NAME, 2),
                new Place(DefaultPreemption.NAME, 0),
                new Place(NodeResourcesBalancedAllocation.NAME, 1),
                new Place(ImageLocality.NAME, 1),
                new Place(DefaultBinder.NAME, 0));
    }

    /** How to make each of them, with its default arguments. */
    public static Map<String, PluginFactory> factories() {
        Map<String, PluginFactory> factories = new LinkedHashMap<>();
        factories.put(SchedulingGates.NAME, handle -> new SchedulingGates());
        factories.put(PrioritySort.NAME, handle -> new PrioritySort());
        factories.put(NodeUnschedulable.NAME, handle -> new NodeUnschedulable());
        factories.put(NodeName.NAME, handle -> new NodeName());
        factories.put(TaintToleration.NAME, handle -> new TaintToleration());
        factories.put(NodeAffinityPlugin.NAME, handle -> new NodeAffinityPlugin(Optional.empty()));
        factories.put(NodePorts.NAME, handle -> new NodePorts());
        factories.put(NodeResourcesFit.NAME, handle -> new NodeResourcesFit(NodeResourcesFitArgs.DEFAULT));
        factories.put(VolumeRestrictions.NAME, VolumeRestrictions::new);
        factories.put(NodeVolumeLimits.NAME, NodeVolumeLimits::new);
        factories.put(VolumeBinding.NAME, handle -> new VolumeBinding(VolumeBindingArgs.DEFAULT, handle));
        factories.put(VolumeZone.NAME, VolumeZone::new);
        factories.put(PodTopologySpread.NAME, handle -> new PodTopologySpread(PodTopologySpreadArgs.DEFAULT, handle));
        factories.put(InterPodAffinity.NAME, handle -> new InterPodAffinity(InterPodAffinityArgs.DEFAULT, handle));
        factories.put(DefaultPreemption.NAME, handle -> new DefaultPreemption(DefaultPreemptionArgs.DEFAULT, handle));
        factories.put(
                NodeResourcesBalancedAllocation.NAME,
                handle -> new NodeResourcesBalancedAllocation(ResourceSpec.CPU_AND_MEMORY));
        factories.put(ImageLocality.NAME, ImageLocality::new);
        factories.put(DefaultBinder.NAME, DefaultBinder::new);
        return Collections.unmodifiableMap(factories);
    }
}
