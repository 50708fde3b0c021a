package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Taint;
import dev.coracle.testkit.invariant.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Since when nodes are what they are, as far as it matters for placing pods. */
final class NodeNews {
    private static final String CORDON = "unschedulable";

    private final Map<String, Instant> labelled = new LinkedHashMap<>();
    private final Map<String, Instant> gone = new LinkedHashMap<>();
    private final Map<String, Map<String, Instant>> troubles = new LinkedHashMap<>();
    private Instant last = Instant.MIN;
    private Instant lastLabelled = Instant.MIN;

    /** Takes in what became of a node. */
    void take(Change change) {
        Optional<Node> before = change.before(Node.class);
        Optional<Node> after = change.after(Node.class);
        if (before.isEmpty() && after.isEmpty()) return;
        String name = after.or(() -> before).orElseThrow().name();
        boolean same = before.isPresent()
                && after.isPresent()
                && before.get().labels().equals(after.get().labels())
                && before.get().spec().equals(after.get().spec());
        if (same) return;
        last = change.time();
        boolean relabelled = before.map(Node::labels)
                .filter(it -> after.isPresent() && it.equals(after.get().labels()))
                .isEmpty();
        if (relabelled) {
            labelled.put(name, change.time());
            lastLabelled = change.time();
        }
        if (after.isEmpty()) gone.put(name, change.time());
        else gone.remove(name);
        after.ifPresentOrElse(it -> keep(it, change.time()), () -> troubles.remove(name));
    }

    private void keep(Node node, Instant now) {
        Map<String, Instant> before = troubles.getOrDefault(node.name(), new LinkedHashMap<>());
        Map<String, Instant> is = new LinkedHashMap<>();
        for (Taint taint : node.spec().taints()) {
            is.put(id(taint), before.getOrDefault(id(taint), now));
        }
        if (node.spec().unschedulable()) is.put(CORDON, before.getOrDefault(CORDON, now));
        if (is.isEmpty()) troubles.remove(node.name());
        else troubles.put(node.name(), is);
    }

    private static String id(Taint taint) {
        return taint.key() + "=" + taint.value().orElse("") + ":" + taint.effect();
    }

    /** When labels, taints or the number of nodes last changed. */
    Instant last() {
        return last;
    }

    /** When labels or the number of nodes last changed. */
    Instant lastLabelled() {
        return lastLabelled;
    }

    /** Since when a node has had the labels that it has. */
    Instant labelled(String node) {
        return labelled.getOrDefault(node, Instant.MIN);
    }

    /** Since when there is no such node; empty where there is one, or never was. */
    Optional<Instant> gone(String node) {
        return Optional.ofNullable(gone.get(node));
    }

    /** The node as it is without the taints and the cordon that it got after a moment. */
    Node asOf(Node node, Instant moment) {
        Map<String, Instant> since = troubles.getOrDefault(node.name(), new LinkedHashMap<>());
        return node.withSpec(node.spec()
                .withTaints(node.spec().taints().stream()
                        .filter(it -> !since.getOrDefault(id(it), Instant.MIN).isAfter(moment))
                        .toList())
                .withUnschedulable(node.spec().unschedulable()
                        && !since.getOrDefault(CORDON, Instant.MIN).isAfter(moment)));
    }
}
