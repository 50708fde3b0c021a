package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreBindPlugin;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.PreScorePlugin;
import dev.coracle.scheduler.framework.ReservePlugin;
import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.framework.StateKey;
import dev.coracle.scheduler.framework.Status;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses nodes from which a pod's volumes cannot be reached. Where a claim waits for its first pod, it looks for a
 * volume that can be reached from the node, or sees whether one can be made there; once the node is chosen, it has them
 * bound, and holds the pod until they are.
 *
 * <p>Volumes of the kinds that Kubernetes once served itself are judged by their node affinity alone, not by what the CSI
 * drivers that replaced them would say of them.
 */
public final class VolumeBinding
        implements PreFilterPlugin,
                FilterPlugin,
                PreScorePlugin,
                ScorePlugin,
                ReservePlugin,
                PreBindPlugin,
                EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "VolumeBinding";

    private static final StateKey<WantedVolumes> WANTED = StateKey.of("wanted volumes");
    private static final StateKey<PendingBindings> PENDING = StateKey.of("pending bindings");

    private final Handle handle;
    private final VolumeBindingArgs args;
    private final Storage storage;
    private final NodeVolumes onNode;
    private final BindingCheck check;

    /** The plugin. */
    public VolumeBinding(VolumeBindingArgs args, Handle handle) {
        this.args = args;
        this.handle = handle;
        storage = new Storage(handle);
        onNode = new NodeVolumes(storage, new StorageLeft(handle));
        check = new BindingCheck(handle);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        if (pod.volumes().claims().isEmpty()) return PreFilterResult.skip();
        Either<Status, WantedVolumes> wanted = WantedVolumes.of(pod, storage);
        if (wanted.isLeft()) return PreFilterResult.refused(wanted.getLeft());
        state.write(WANTED, wanted.get());
        return PreFilterResult.allNodes();
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        WantedVolumes wanted = state.find(WANTED);
        return wanted == null ? Status.success() : onNode.find(wanted, node.node(), new Changes());
    }

    /** Nothing to say: how well storage is used counts for nothing by default. */
    @Override
    public Status preScore(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        return Status.skip();
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        return 0;
    }

    @Override
    public Status reserve(CycleState state, PodInfo pod, String node) {
        WantedVolumes wanted = state.find(WANTED);
        if (wanted == null || wanted.open().isEmpty()) return Status.success();
        Changes changes = new Changes();
        Status found = handle.snapshot()
                .node(node)
                .map(it -> onNode.find(wanted, it.node(), changes))
                .orElseGet(() -> Status.error("node \"" + node + "\" not found"));
        if (!found.isSuccess()) return found;
        storage.assume(changes);
        state.write(PENDING, new PendingBindings(changes));
        return Status.success();
    }

    @Override
    public void unreserve(CycleState state, PodInfo pod, String node) {
        @Nullable PendingBindings pending = state.find(PENDING);
        if (pending != null) storage.forget(pending.changes());
    }

    @Override
    public Status preBind(CycleState state, PodInfo pod, String node) {
        @Nullable PendingBindings pending = state.find(PENDING);
        if (pending == null) return Status.success();
        if (!pending.isBegun()) pending.begin(handle.updates(), handle.clock().nanos());
        Status status = check.of(pending, node);
        boolean late =
                handle.clock().nanos() - pending.begunAt() >= args.bindTimeout().toNanos();
        return status.isWait() && late ? BindingCheck.LATE : status;
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return VolumeHints.ofBinding();
    }
}
