package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Namespace;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.ClusterState;
import java.util.Collections;
import java.util.Map;

/** Labels of the namespaces of a state. */
record Namespaces(ClusterState state) {
    Map<String, String> labels(String name) {
        return state.find(Namespace.class, new ObjectKey("", name))
                .map(Namespace::labels)
                .orElse(Collections.emptyMap());
    }
}
