package dev.coracle.examples.gpu;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.framework.BindPlugin;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.ExtensionPoint;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.NodeScores;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.ReservePlugin;
import dev.coracle.scheduler.framework.ScoreExtensions;
import dev.coracle.scheduler.framework.StateKey;
import dev.coracle.scheduler.framework.Status;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives pods GPUs of their nodes, whole ones or shares of one: keeps account of what is left of each device, picks the
 * devices, and writes them to the pod in the same call that binds it, so that no pod is ever on a node without its devices.
 *
 * <p>A pod asks by the annotations of {@link GpuRequest}, a node offers by those of {@link GpuNodes}, and what a pod has is
 * in the annotation of {@link Devices}. All it remembers beyond them is what it has reserved for pods on their way, so that
 * it goes on after a crash from what it finds.
 */
public final class GpuShare
        implements PreFilterPlugin,
                FilterPlugin,
                ScoreExtensions,
                ReservePlugin,
                BindPlugin,
                EnqueueExtensions,
                NodeLocal {
    private static final String NAME = "GpuShare";
    private static final StateKey<Devices> CHOSEN = StateKey.of(NAME);
    private static final Status TOO_FEW = Status.unresolvable("node(s) had too few GPUs");
    private static final Status TOO_LITTLE = Status.unschedulable("node(s) had too little left of their GPUs");

    private final Handle handle;
    private final Packing packing;
    private final Books books = new Books();

    private GpuShare(Handle handle, Packing packing) {
        this.handle = handle;
        this.packing = packing;
    }

    /** A profile that chooses nodes and devices by this packing alone. */
    public static Profile profile(Packing packing) {
        return Profile.defaults()
                .with(NAME, handle -> new GpuShare(handle, packing))
                .percentageOfNodesToScore(100)
                .disable(ExtensionPoint.SCORE, "*")
                .enable(ExtensionPoint.SCORE, NAME, 1)
                .disable(ExtensionPoint.BIND, "*")
                .enable(ExtensionPoint.BIND, NAME, 0)
                .enable(ExtensionPoint.BIND, "DefaultBinder", 0);
    }

    /** A profile that chooses nodes by Kubernetes' scores, and only devices by this packing. */
    public static Profile devicesOnly(Packing packing) {
        return Profile.defaults()
                .with(NAME, handle -> new GpuShare(handle, packing))
                .disable(ExtensionPoint.SCORE, NAME)
                .disable(ExtensionPoint.BIND, "*")
                .enable(ExtensionPoint.BIND, NAME, 0)
                .enable(ExtensionPoint.BIND, "DefaultBinder", 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        try {
            return GpuRequest.of(pod.pod()).isNone() ? PreFilterResult.skip() : PreFilterResult.allNodes();
        } catch (IllegalArgumentException e) {
            return PreFilterResult.refused(Status.unresolvable(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        GpuRequest request = Books.demand(pod).gpu();
        Room room = books.room(node);
        if (room.gpus() < request.count()) return TOO_FEW;
        return room.has(request) ? Status.success() : TOO_LITTLE;
    }

    /** The cost, in millionths of a GPU: the least is best. */
    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        return packing.cheapest(books.room(node), Books.demand(pod))
                .map(choice -> Math.round(choice.cost() * 1000))
                .orElse(Long.MAX_VALUE);
    }

    /** By rank, so that even a small difference decides: the cheapest nodes get the best score, the next one less. */
    @Override
    public Status normalizeScores(CycleState state, PodInfo pod, NodeScores scores) {
        TreeMap<Long, Long> ranked = new TreeMap<>();
        for (int i = 0; i < scores.size(); i++) ranked.put(scores.score(i), 0L);
        long score = MAX_SCORE;
        for (Map.Entry<Long, Long> cost : ranked.entrySet()) cost.setValue(Math.max(0, score--));
        for (int i = 0; i < scores.size(); i++) scores.set(i, ranked.getOrDefault(scores.score(i), 0L));
        return Status.success();
    }

    @Override
    public Status reserve(CycleState state, PodInfo pod, String name) {
        Demand demand = Books.demand(pod);
        if (demand.gpu().isNone()) return Status.success();
        Optional<? extends NodeInfo> node = handle.snapshot().node(name);
        if (node.isEmpty()) return Status.unschedulable("node " + name + " is gone");
        Optional<Packing.Choice> choice = packing.cheapest(books.roomWithout(pod, node.get()), demand);
        if (choice.isEmpty()) return TOO_LITTLE;
        books.reserve(pod, node.get(), choice.get().devices());
        state.write(CHOSEN, choice.get().devices());
        return Status.success();
    }

    @Override
    public void unreserve(CycleState state, PodInfo pod, String node) {
        books.release(pod);
        state.delete(CHOSEN);
    }

    @Override
    public Status bind(CycleState state, PodInfo pod, String node) {
        Optional<Devices> devices = state.read(CHOSEN);
        if (devices.isEmpty()) return Status.skip();
        String annotation = devices.get().toString();
        handle.writes().bind(pod.pod(), node, Collections.singletonMap(Devices.ANNOTATION, annotation));
        return Status.success();
    }

    @Override
    public Object signature(PodInfo pod) {
        return Books.demand(pod);
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(
                new EventRegistration(ClusterEvent.of(ClusterEvent.POD, Action.DELETE), GpuShare::freesGpu),
                EventRegistration.of(ClusterEvent.of(ClusterEvent.NODE, Action.ADD)),
                EventRegistration.of(ClusterEvent.of(ClusterEvent.NODE, Action.UPDATE_NODE_ALLOCATABLE)));
    }

    private static boolean freesGpu(PodInfo pod, @Nullable ApiObject before, @Nullable ApiObject after) {
        return before instanceof Pod gone
                && gone.spec().nodeName().isPresent()
                && !Books.demand(PodInfo.of(gone)).gpu().isNone();
    }
}
