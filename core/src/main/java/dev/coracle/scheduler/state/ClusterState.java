package dev.coracle.scheduler.state;

import dev.coracle.model.core.Node;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.CountQuery;
import dev.coracle.scheduler.framework.DeclaredTerm;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodCounts;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nodes and the pods on them. A pod may be put on a node that is not known; it is seen when the node comes, and stays
 * when the node goes.
 *
 * <p><b>Threads.</b> One at a time.
 */
public final class ClusterState implements Snapshot {
    private final NamespaceLabels namespaces;
    private final Topology topology;
    private final NodeTree tree = new NodeTree();
    private final Map<String, NodeRow> rows = new HashMap<>();
    private final Map<String, Placed> placed = new HashMap<>();
    private final Map<String, Integer> nodesByImage = new HashMap<>();
    private final ClaimUses claimUses = new ClaimUses();
    private final Deque<Integer> freeIndexes = new ArrayDeque<>();
    private int indexes;
    private long generation;
    private long nodeSetVersion;

    /** The list of nodes; null when nodes have come or gone since it was made. */
    private @Nullable List<NodeRow> order;

    /** An empty cluster. */
    public ClusterState(NamespaceLabels namespaces) {
        this.namespaces = namespaces;
        topology = new Topology(namespaces);
    }

    /** A node is there, as it is now. */
    public void putNode(Node node) {
        NodeRow row = rows.computeIfAbsent(node.name(), this::newRow);
        boolean known = row.isKnown();
        boolean moved = !known || !sameForTopology(row.node(), node);
        if (known && moved) topology.detach(row);
        countImages(row, -1);
        row.show(node);
        countImages(row, 1);
        if (moved) topology.attach(row);
        touch(row);
        if (moved) tree.put(row);
        if (known) return;
        claimUses.count(row, 1);
        nodesChanged();
    }

    private static boolean sameForTopology(Node a, Node b) {
        return a.labels().equals(b.labels())
                && a.spec().taints().equals(b.spec().taints());
    }

    private NodeRow newRow(String name) {
        Integer free = freeIndexes.poll();
        return new NodeRow(name, free == null ? indexes++ : free);
    }

    private void countImages(NodeRow row, int by) {
        for (String image : row.images()) {
            nodesByImage.merge(image, by, (a, b) -> a + b == 0 ? null : a + b);
            nodeSetVersion++;
        }
    }

    private void nodesChanged() {
        order = null;
        nodeSetVersion++;
    }

    /** A node is gone; pods on it stay until they are removed. */
    public void removeNode(String name) {
        NodeRow row = rows.get(name);
        if (row == null || !row.isKnown()) return;
        topology.detach(row);
        claimUses.count(row, -1);
        tree.remove(row);
        countImages(row, -1);
        row.hide();
        nodesChanged();
        dropIfUnused(row);
    }

    private void dropIfUnused(NodeRow row) {
        if (row.isKnown() || !row.placed().isEmpty()) return;
        rows.remove(row.name());
        freeIndexes.push(row.index());
    }

    /** A pod is on a node; it leaves the one it was on, or is replaced there by what it is now. */
    public void putPod(PodInfo pod, String node) {
        removePod(pod.uid());
        Placed it = new Placed(pod, rows.computeIfAbsent(node, this::newRow));
        placed.put(pod.uid(), it);
        put(it);
    }

    /** A pod is on no node any more. */
    public void removePod(String uid) {
        Placed it = placed.remove(uid);
        if (it == null) return;
        take(it);
        topology.sweep();
        dropIfUnused(it.row);
    }

    void put(Placed it) {
        it.row.put(it);
        if (it.row.isKnown()) {
            topology.put(it);
            claimUses.count(it, 1);
        }
        touch(it.row);
    }

    void take(Placed it) {
        if (it.row.isKnown()) {
            topology.take(it);
            claimUses.count(it, -1);
        }
        it.row.take(it);
        touch(it.row);
    }

    private void touch(NodeRow row) {
        row.generation(++generation);
    }

    /** The pod and the node it is on. */
    public Optional<PodInfo> pod(String uid) {
        return Optional.ofNullable(placed.get(uid)).map(it -> it.pod);
    }

    /** The node a pod is on, known or not. */
    public Optional<String> nodeOf(String uid) {
        return Optional.ofNullable(placed.get(uid)).map(it -> it.row.name());
    }

    /** Labels of namespaces changed. */
    public void namespacesChanged() {
        topology.namespacesChanged();
    }

    /** Lets pods come to and leave a node in thought. */
    public Alteration alter(NodeInfo node) {
        NodeRow row = rows.get(node.name());
        if (row != node) throw new IllegalArgumentException("not a node of this cluster: " + node);
        return new Alteration(this, row);
    }

    /** Changes whenever a node comes or goes, or images come to or leave nodes. */
    public long nodeSetVersion() {
        return nodeSetVersion;
    }

    /** Indexes of nodes are below this. */
    public int indexLimit() {
        return indexes;
    }

    @Override
    public List<? extends NodeInfo> nodes() {
        List<NodeRow> known = order;
        if (known == null) order = known = tree.list();
        return known;
    }

    @Override
    public Optional<NodeInfo> node(String name) {
        return Optional.<NodeInfo>ofNullable(rows.get(name)).filter(row -> ((NodeRow) row).isKnown());
    }

    @Override
    public int nodesWithImage(String image) {
        return nodesByImage.getOrDefault(image, 0);
    }

    @Override
    public int podsUsing(ObjectKey claim) {
        return claimUses.of(claim);
    }

    @Override
    public NamespaceLabels namespaces() {
        return namespaces;
    }

    @Override
    public PodCounts count(CountQuery query) {
        return topology.count(query);
    }

    @Override
    public List<DeclaredTerm> termsSelecting(PodInfo pod, DeclaredTerm.Kind kind) {
        return topology.termsSelecting(pod, kind);
    }
}
