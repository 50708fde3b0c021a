package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.MicroTime;
import dev.coracle.model.Time;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.testkit.invariant.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When each node last gave a sign of life that the store shows: a renewal of its lease, or a report of its status. A lease
 * that is renewed as of a moment that is past already, by a clock that went back, need be none to anybody.
 */
final class Heartbeats {
    static final String LEASES = "kube-node-lease";

    /** How many of a node are remembered. */
    private static final int MOST = 50;

    private final Map<String, NavigableSet<Instant>> heard = new LinkedHashMap<>();
    private final Map<String, MicroTime> renewed = new LinkedHashMap<>();

    /** Takes a change in; returns the node that gave with it what may be a sign of life. */
    Optional<String> take(Change change) {
        Optional<Lease> lease = change.after(Lease.class);
        Optional<String> node = lease.isPresent() ? ofLease(change) : ofNode(change);
        node.filter(it -> lease.isEmpty() || isLater(it, lease.get())).ifPresent(it -> note(it, change.time()));
        if (change.after().isEmpty())
            change.before(Node.class).ifPresent(it -> {
                heard.remove(it.name());
                renewed.remove(it.name());
            });
        return node;
    }

    private void note(String node, Instant now) {
        NavigableSet<Instant> moments = heard.computeIfAbsent(node, it -> new TreeSet<>());
        moments.add(now);
        if (moments.size() > MOST) moments.pollFirst();
    }

    private boolean isLater(String node, Lease lease) {
        Optional<MicroTime> time = lease.spec().renewTime();
        MicroTime known = renewed.get(node);
        boolean later =
                time.filter(it -> known == null || known.compareTo(it) < 0).isPresent();
        if (later) renewed.put(node, time.get());
        return later;
    }

    private static Optional<String> ofLease(Change change) {
        return change.after(Lease.class)
                .filter(it -> it.namespace().equals(LEASES))
                .filter(it -> !change.before(Lease.class)
                        .map(before -> before.spec().renewTime())
                        .equals(Optional.of(it.spec().renewTime())))
                .map(Lease::name);
    }

    /** That the node controller calls a node unknown is no sign of life of it. */
    private static Optional<String> ofNode(Change change) {
        Optional<Node> after = change.after(Node.class);
        if (after.isEmpty() || isUnknown(after.get()))
            return after.filter(it -> isNew(change)).map(Node::name);
        boolean same = !isNew(change)
                && change.before(Node.class).flatMap(Heartbeats::report).equals(report(after.get()));
        return same ? Optional.empty() : Optional.of(after.get().name());
    }

    private static boolean isNew(Change change) {
        return change.before(Node.class)
                .filter(it ->
                        it.uid().equals(change.after(Node.class).map(Node::uid).orElse("")))
                .isEmpty();
    }

    private static Optional<Time> report(Node node) {
        return NodeConditions.find(node, NodeConditions.READY).flatMap(NodeCondition::lastHeartbeatTime);
    }

    static boolean isUnknown(Node node) {
        return NodeConditions.readiness(node).filter("Unknown"::equals).isPresent();
    }

    /** When a node last gave a sign of life. */
    Optional<Instant> last(String node) {
        return last(node, Instant.MAX);
    }

    /** When a node last gave a sign of life up to this moment. */
    Optional<Instant> last(String node, Instant moment) {
        return Optional.ofNullable(heard.get(node)).map(it -> it.floor(moment));
    }
}
