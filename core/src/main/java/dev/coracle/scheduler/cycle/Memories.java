package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.NodeNotes;
import dev.coracle.scheduler.framework.Plugin;
import dev.coracle.scheduler.state.ClusterState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memories of a profile by signature: what all its {@link NodeLocal} plugins read of a pod. The signatures that were
 * asked for last are kept.
 */
final class Memories {
    private static final int MOST = 32;

    private final List<NodeLocal> locals = new ArrayList<>();
    private final ClusterState cluster;
    private final int columns;
    private long nodeSetVersion = -1;

    private final Map<Object, NodeMemory> bySignature = new LatestUsed<>();
    private final Map<Object, Notebook<?>> notebooks = new LatestUsed<>();

    /** Keeps what was asked for last. */
    private static final class LatestUsed<V> extends LinkedHashMap<Object, V> {
        private static final long serialVersionUID = 1L;

        LatestUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, V> eldest) {
            return size() > MOST;
        }
    }

    Memories(Collection<Plugin> plugins, ClusterState cluster, int columns) {
        for (Plugin plugin : plugins) {
            if (plugin instanceof NodeLocal local) locals.add(local);
        }
        this.cluster = cluster;
        this.columns = columns;
    }

    /**
     * What is known for pods like this one.
     *
     * @param active the filters that have something to say about the pod, of which those at the beginning are remembered
     */
    Recall of(Attempt attempt, FilterPlugin[] active) {
        forgetOtherNodes();
        int remembered = 0;
        while (remembered < active.length && active[remembered] instanceof NodeLocal) remembered++;
        NodeMemory memory = bySignature.computeIfAbsent(signature(attempt, remembered), it -> new NodeMemory(columns));
        memory.reserve(cluster.indexLimit());
        return new Recall(active, remembered, memory);
    }

    /** Notes about nodes for pods like this one; empty where some active filter is not {@link NodeLocal}. */
    @SuppressWarnings("unchecked") // who asks says what the notes are, and is part of the key
    <T> Optional<NodeNotes<T>> notes(Attempt attempt, FilterPlugin[] active, Object about) {
        forgetOtherNodes();
        for (FilterPlugin plugin : active) {
            if (!(plugin instanceof NodeLocal)) return Optional.empty();
        }
        List<Object> key = signature(attempt, about);
        return Optional.of((Notebook<T>) notebooks.computeIfAbsent(key, it -> new Notebook<T>()));
    }

    private void forgetOtherNodes() {
        if (nodeSetVersion == cluster.nodeSetVersion()) return;
        bySignature.clear();
        notebooks.clear();
        nodeSetVersion = cluster.nodeSetVersion();
    }

    private List<Object> signature(Attempt attempt, Object about) {
        List<Object> signature = new ArrayList<>(locals.size() + 1);
        signature.add(about);
        for (NodeLocal local : locals) signature.add(local.signature(attempt.pod()));
        return signature;
    }
}
