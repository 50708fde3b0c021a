package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodVolumes.Claimed;
import dev.coracle.scheduler.framework.PreFilterExtensions;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.Snapshot;
import dev.coracle.scheduler.framework.StateKey;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Refuses nodes where another pod has a disk that cannot be shared, and every node while another pod, wherever it is, uses
 * a claim that only one pod may use at a time. If that pod is less important, it may be made to go.
 */
public final class VolumeRestrictions implements PreFilterPlugin, FilterPlugin, PreFilterExtensions, EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "VolumeRestrictions";

    private static final String ONE_POD = "ReadWriteOncePod";
    private static final StateKey<ClaimsInUse> IN_USE = StateKey.of("claims in use");
    private static final Status DISK_TAKEN =
            Status.unschedulable("node(s) had no available disk").by(NAME);
    private static final Status CLAIM_TAKEN = Status.unschedulable(
                    "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode")
            .by(NAME);

    /** Claims that only one pod may use, by their names, in the namespace of the pod that is to be scheduled. */
    private static final class ClaimsInUse implements CycleState.Changing {
        private final String namespace;
        private final SortedSet<String> claims;
        private int uses;

        /** Claims that other pods use so often. */
        ClaimsInUse(String namespace, SortedSet<String> claims, int uses) {
            this.namespace = namespace;
            this.claims = claims;
            this.uses = uses;
        }

        @Override
        public ClaimsInUse copy() {
            return new ClaimsInUse(namespace, claims, uses);
        }

        boolean areUsed() {
            return uses > 0;
        }

        void count(PodInfo pod, int by) {
            if (!pod.namespace().equals(namespace)) return;
            for (Claimed claimed : pod.volumes().claims()) {
                if (!claimed.isEphemeral() && claims.contains(claimed.name())) uses += by;
            }
        }
    }

    private final ObjectLister<PersistentVolumeClaim> claims;
    private final Snapshot cluster;

    /** The plugin. */
    public VolumeRestrictions(Handle handle) {
        claims = handle.objects(PersistentVolumeClaim.class);
        cluster = handle.snapshot();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        if (pod.volumes().claims().isEmpty() && pod.volumes().disks().isEmpty()) return PreFilterResult.skip();
        SortedSet<String> exclusive = new TreeSet<>();
        for (Claimed claimed : pod.volumes().claims()) {
            if (claimed.isEphemeral()) continue;
            Optional<PersistentVolumeClaim> claim = claims.find(pod.namespace(), claimed.name());
            if (claim.isEmpty()) {
                String why = "persistentvolumeclaim \"" + claimed.name() + "\" not found";
                return PreFilterResult.refused(Status.unresolvable(why));
            }
            if (claim.get().spec().accessModes().contains(ONE_POD)) exclusive.add(claimed.name());
        }
        int used = 0;
        for (String claim : exclusive) {
            if (cluster.podsUsing(new ObjectKey(pod.namespace(), claim)) > 0) used++;
        }
        if (used == 0 && pod.volumes().disks().isEmpty()) return PreFilterResult.skip();
        state.write(IN_USE, new ClaimsInUse(pod.namespace(), exclusive, used));
        return PreFilterResult.allNodes();
    }

    @Override
    public Optional<PreFilterExtensions> extensions() {
        return Optional.of(this);
    }

    @Override
    public Status addPod(CycleState state, PodInfo pod, PodInfo added, NodeInfo node) {
        state.read(IN_USE).ifPresent(it -> it.count(added, 1));
        return Status.success();
    }

    @Override
    public Status removePod(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node) {
        state.read(IN_USE).ifPresent(it -> it.count(removed, -1));
        return Status.success();
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        if (!pod.volumes().disks().isEmpty()) {
            for (PodInfo other : node.pods()) {
                if (DiskConflicts.between(pod.volumes().disks(), other.volumes().disks())) return DISK_TAKEN;
            }
        }
        ClaimsInUse inUse = state.find(IN_USE);
        return inUse != null && inUse.areUsed() ? CLAIM_TAKEN : Status.success();
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return VolumeHints.ofRestrictions();
    }
}
