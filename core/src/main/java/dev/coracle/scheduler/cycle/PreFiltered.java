package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.Status;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the PreFilter plugins of a profile say together.
 *
 * @param status success, a refusal of the pod, or an error
 * @param nodes names of the only nodes that come into question; empty for all
 * @param restricting the plugins that named nodes
 */
public record PreFiltered(Status status, Optional<SortedSet<String>> nodes, SortedSet<String> restricting) {
    /** Why a node is refused that does not come into question. */
    Status elsewhere() {
        return Status.unresolvable("node(s) didn't satisfy plugin(s) " + PreFilters.list(restricting));
    }
}
