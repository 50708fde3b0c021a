package dev.coracle.testkit.invariant;

import dev.coracle.model.core.Node;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What nodes had to give before they last shrank: who has not seen that yet still goes by it. */
final class Shrinking {
    private final Map<String, Node> latest = new LinkedHashMap<>();
    private final Map<String, Shrunk> byNode = new LinkedHashMap<>();

    private record Shrunk(Instant moment, Map<String, Long> before) {}

    /** Takes in what became of a node; one that comes back smaller has shrunk too. */
    void take(Change change) {
        Optional<Node> after = change.after(Node.class);
        if (after.isEmpty()) return;
        Node node = after.get();
        Node before = latest.put(node.name(), node);
        if (before == null || before.status().allocatable().equals(node.status().allocatable())) return;
        Map<String, Long> larger = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(before.status().allocatable().keySet());
        for (String name : names) {
            long was = NodeLoads.allocatable(before, name);
            if (was > NodeLoads.allocatable(node, name)) larger.put(name, was);
        }
        if (!larger.isEmpty()) byNode.put(node.name(), new Shrunk(change.time(), larger));
    }

    /** What somebody may believe a node has to give who may not have seen what became of it after a moment. */
    long believed(Node node, String resource, Instant seen) {
        long is = NodeLoads.allocatable(node, resource);
        Shrunk shrunk = byNode.get(node.name());
        if (shrunk == null || !shrunk.moment().isAfter(seen)) return is;
        return Math.max(is, shrunk.before().getOrDefault(resource, 0L));
    }
}
