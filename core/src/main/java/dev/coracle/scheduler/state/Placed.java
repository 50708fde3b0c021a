package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.PodInfo;
import org.jspecify.annotations.Nullable;

/** A pod on a node, and where it stands in the lists it is in, so that it leaves them without a search. */
final class Placed {
    final PodInfo pod;
    final NodeRow row;
    int indexInRow = -1;
    int indexInKind = -1;

    /** Pods with the same labels; null while the node is not known. */
    @Nullable
    PodKind kind;

    /** The terms it declares; empty while the node is not known. */
    Declared[] terms = Declared.NONE;

    Placed(PodInfo pod, NodeRow row) {
        this.pod = pod;
        this.row = row;
    }
}
