package dev.coracle.controllers.nodelifecycle;

import dev.coracle.client.events.EventRecorder;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.ObjectReference;

/** What people are told of nodes. */
final class NodeEvents {
    private final EventRecorder recorder;

    NodeEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    void registered(Node node) {
        tell(node, "RegisteredNode", " event: Registered Node " + node.name() + " in Controller");
    }

    void removed(Node node) {
        tell(node, "RemovingNode", " event: Removing Node " + node.name() + " from Controller");
    }

    void notReady(Node node) {
        tell(node, "NodeNotReady", " status is now: NodeNotReady");
    }

    /** As Kubernetes refers to nodes here: without a revision. */
    private void tell(Node node, String reason, String what) {
        ObjectReference reference = ObjectReference.builder()
                .apiVersion("v1")
                .kind("Node")
                .name(node.name())
                .uid(node.uid())
                .build();
        recorder.normal(reference, reason, "Node " + node.name() + what);
    }
}
