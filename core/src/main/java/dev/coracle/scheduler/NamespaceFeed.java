package dev.coracle.scheduler;

import dev.coracle.model.core.Namespace;
import dev.coracle.scheduler.state.ClusterState;

/** Takes in what becomes of namespaces: terms that select them by labels may mean others then. */
final class NamespaceFeed implements Feed<Namespace> {
    private final ClusterState cluster;

    NamespaceFeed(ClusterState cluster) {
        this.cluster = cluster;
    }

    @Override
    public void added(Namespace namespace) {
        cluster.namespacesChanged();
    }

    @Override
    public void updated(Namespace before, Namespace after) {
        if (!before.labels().equals(after.labels())) cluster.namespacesChanged();
    }

    @Override
    public void deleted(Namespace last) {
        cluster.namespacesChanged();
    }
}
