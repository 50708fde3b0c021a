package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Json;
import dev.coracle.scheduler.framework.PluginFactory;
import dev.coracle.scheduler.plugins.DefaultPreemption;
import dev.coracle.scheduler.plugins.DefaultPreemptionArgs;
import dev.coracle.scheduler.plugins.InterPodAffinity;
import dev.coracle.scheduler.plugins.InterPodAffinityArgs;
import dev.coracle.scheduler.plugins.NodeAffinityPlugin;
import dev.coracle.scheduler.plugins.NodeResourcesBalancedAllocation;
import dev.coracle.scheduler.plugins.NodeResourcesFit;
import dev.coracle.scheduler.plugins.NodeResourcesFitArgs;
import dev.coracle.scheduler.plugins.PodTopologySpread;
import dev.coracle.scheduler.plugins.PodTopologySpreadArgs;
import dev.coracle.scheduler.plugins.ResourceSpec;
import dev.coracle.scheduler.plugins.ScoringStrategy;
import dev.coracle.scheduler.plugins.ScoringStrategy.Point;
import dev.coracle.scheduler.plugins.volumes.VolumeBinding;
import dev.coracle.scheduler.plugins.volumes.VolumeBindingArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments of Kubernetes' own plugins; what the file leaves out is as usual. */
final class Arguments {
    private Arguments() {}

    /**
     * A factory of a plugin with these arguments; empty where there is no such plugin, or it takes none.
     *
     * @throws IllegalArgumentException where these cannot be its arguments
     */
    static Optional<PluginFactory> of(String plugin, Map<String, Object> args) {
        return switch (plugin) {
            case DefaultPreemption.NAME -> Optional.of(preemption(read(PreemptionArgs.class, args)));
            case InterPodAffinity.NAME -> Optional.of(podAffinity(read(PodAffinityArgs.class, args)));
            case NodeAffinityPlugin.NAME -> {
                AffinityArgs read = read(AffinityArgs.class, args);
                yield Optional.of(handle -> new NodeAffinityPlugin(read.addedAffinity()));
            }
            case NodeResourcesBalancedAllocation.NAME -> {
                List<ResourceSpec> resources =
                        resources(read(BalanceArgs.class, args).resources());
                yield Optional.of(handle -> new NodeResourcesBalancedAllocation(resources));
            }
            case NodeResourcesFit.NAME -> Optional.of(fit(args, List.of()));
            case VolumeBinding.NAME -> Optional.of(binding(read(BindingArgs.class, args)));
            case PodTopologySpread.NAME -> Optional.of(spread(read(SpreadArgs.class, args)));
            default -> Optional.empty();
        };
    }

    /** Reads strictly; the arguments' own kind and version are left out. */
    private static <T extends ModelValue> T read(Class<T> type, Map<String, Object> args) {
        Map<String, Object> fields = new LinkedHashMap<>(args);
        fields.remove("apiVersion");
        fields.remove("kind");
        try {
            Json.Strict<T> read = Json.strict(type, Json.parse(Json.treeToText(fields)));
            if (!read.mistakes().isEmpty()) throw new IllegalArgumentException(String.join("; ", read.mistakes()));
            return read.value();
        } catch (DecodeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static PluginFactory preemption(PreemptionArgs args) {
        DefaultPreemptionArgs usual = DefaultPreemptionArgs.DEFAULT;
        int share = args.minCandidateNodesPercentage().orElse(usual.minCandidateNodesPercentage());
        int least = args.minCandidateNodesAbsolute().orElse(usual.minCandidateNodesAbsolute());
        if (share < 0 || share > 100)
            throw new IllegalArgumentException("minCandidateNodesPercentage must be from 0 to 100: " + share);
        if (least < 0) throw new IllegalArgumentException("minCandidateNodesAbsolute must not be negative: " + least);
        if (share == 0 && least == 0)
            throw new IllegalArgumentException(
                    "minCandidateNodesPercentage and minCandidateNodesAbsolute must not both be 0");
        return handle -> new DefaultPreemption(new DefaultPreemptionArgs(share, least), handle);
    }

    private static PluginFactory podAffinity(PodAffinityArgs args) {
        int weight = args.hardPodAffinityWeight().orElse(InterPodAffinityArgs.DEFAULT.hardPodAffinityWeight());
        if (weight < 0 || weight > 100)
            throw new IllegalArgumentException("hardPodAffinityWeight must be from 0 to 100: " + weight);
        InterPodAffinityArgs read = new InterPodAffinityArgs(weight, args.ignorePreferredTermsOfExistingPods());
        return handle -> new InterPodAffinity(read, handle);
    }

    /** A factory of NodeResourcesFit that leaves these resources alone beside those that its arguments name. */
    static PluginFactory fit(Map<String, Object> fields, List<String> ignoredResources) {
        FitArgs args = read(FitArgs.class, fields);
        List<String> ignored = new ArrayList<>(args.ignoredResources());
        ignored.addAll(ignoredResources);
        ScoringStrategy strategy =
                args.scoringStrategy().map(Arguments::strategy).orElse(ScoringStrategy.LEAST_ALLOCATED);
        NodeResourcesFitArgs read = new NodeResourcesFitArgs(ignored, args.ignoredResourceGroups(), strategy);
        return handle -> new NodeResourcesFit(read);
    }

    private static ScoringStrategy strategy(FitStrategy strategy) {
        ScoringStrategy.Type type = switch (strategy.type()) {
            case "LeastAllocated", "" -> ScoringStrategy.Type.LEAST_ALLOCATED;
            case "MostAllocated" -> ScoringStrategy.Type.MOST_ALLOCATED;
            case "RequestedToCapacityRatio" -> ScoringStrategy.Type.REQUESTED_TO_CAPACITY_RATIO;
            default ->
                throw new IllegalArgumentException(
                        "scoringStrategy.type must be LeastAllocated, MostAllocated or RequestedToCapacityRatio: "
                                + strategy.type());
        };
        List<Point> shape = strategy.requestedToCapacityRatio().stream()
                .flatMap(it -> it.shape().stream())
                .map(Arguments::point)
                .toList();
        return new ScoringStrategy(type, resources(strategy.resources()), shape);
    }

    private static Point point(ShapePoint point) {
        if (point.utilization() < 0 || point.utilization() > 100)
            throw new IllegalArgumentException("shape.utilization must be from 0 to 100: " + point.utilization());
        if (point.score() < 0 || point.score() > 10)
            throw new IllegalArgumentException("shape.score must be from 0 to 10: " + point.score());
        return new Point(point.utilization(), point.score());
    }

    private static List<ResourceSpec> resources(List<WeightedResource> resources) {
        if (resources.isEmpty()) return ResourceSpec.CPU_AND_MEMORY;
        return resources.stream().map(Arguments::resource).toList();
    }

    private static ResourceSpec resource(WeightedResource resource) {
        if (resource.weight() < 0 || resource.weight() > 100)
            throw new IllegalArgumentException(
                    "resources.weight of " + resource.name() + " must be from 1 to 100: " + resource.weight());
        return new ResourceSpec(resource.name(), resource.weight());
    }

    private static PluginFactory binding(BindingArgs args) {
        long seconds = args.bindTimeoutSeconds()
                .orElse(VolumeBindingArgs.DEFAULT.bindTimeout().toSeconds());
        if (seconds < 0) throw new IllegalArgumentException("bindTimeoutSeconds must not be negative: " + seconds);
        VolumeBindingArgs read = new VolumeBindingArgs(Duration.ofSeconds(seconds));
        return handle -> new VolumeBinding(read, handle);
    }

    private static PluginFactory spread(SpreadArgs args) {
        String type = args.defaultingType().orElse("System");
        if (!type.equals("System") && !type.equals("List"))
            throw new IllegalArgumentException("defaultingType must be System or List: " + type);
        if (type.equals("System") && !args.defaultConstraints().isEmpty())
            throw new IllegalArgumentException("defaultConstraints must be empty when defaultingType is System");
        PodTopologySpreadArgs read = type.equals("System")
                ? PodTopologySpreadArgs.DEFAULT
                : PodTopologySpreadArgs.of(args.defaultConstraints());
        return handle -> new PodTopologySpread(read, handle);
    }
}
