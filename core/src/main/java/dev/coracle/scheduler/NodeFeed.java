package dev.coracle.scheduler;

import dev.coracle.model.core.Node;
import dev.coracle.scheduler.queue.Happening;
import dev.coracle.scheduler.queue.NodeChanges;

/** Takes in what becomes of nodes. */
final class NodeFeed implements Feed<Node> {
    private final Desk desk;

    NodeFeed(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void added(Node node) {
        desk.cache().putNode(node);
        desk.happened(NodeChanges.added(node));
    }

    @Override
    public void updated(Node before, Node after) {
        desk.cache().putNode(after);
        for (Happening change : NodeChanges.between(before, after)) desk.happened(change);
    }

    @Override
    public void deleted(Node last) {
        desk.cache().removeNode(last.name());
        desk.happened(NodeChanges.deleted(last));
    }
}
