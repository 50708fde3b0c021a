package dev.coracle.scheduler.decide;

import dev.coracle.model.json.Json;
import dev.coracle.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why the scheduler would put a pod where it would: every node with what every plugin says of it.
 *
 * @param name what was judged: the name of a {@link Case}
 * @param refusal why the pod was refused before any node was looked at
 * @param nodes what is said of each node, by the node's name
 * @param best the nodes with the highest total, by name: the scheduler may take any of them
 * @param hold why the pod would be held, or refused, after it was given the first of the best nodes
 * @param room where room can be made, if the pod fits nowhere and the case asks for it
 */
public record Explanation(
        String name,
        Optional<Refusal> refusal,
        SortedMap<String, Judgement> nodes,
        List<String> best,
        Optional<Refusal> hold,
        Optional<Preemption> room) {

    /** What is said of one node. */
    public sealed interface Judgement permits Refusal, Scores {}

    /**
     * The pod cannot be there.
     *
     * @param plugin who says so; {@code PreFilterResult} where a plugin had named other nodes before
     * @param reasons why, as Kubernetes puts it
     */
    public record Refusal(Status.Code code, String plugin, List<String> reasons) implements Judgement {}

    /**
     * The pod can be there.
     *
     * @param scores what each plugin gives, times its weight, by the plugin's name
     * @param total the sum
     */
    public record Scores(SortedMap<String, Long> scores, long total) implements Judgement {}

    /**
     * Pods can be made to leave a node, and then the pod fits.
     *
     * @param node the node
     * @param victims the pods to be evicted, as {@code namespace/name}, by name
     */
    public record Preemption(String node, List<String> victims) {}

    /** An explanation of unchangeable parts. */
    public Explanation {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        best = List.copyOf(best);
    }

    /**
     * As a tree of JSON: {@code name}; {@code preFilter}; {@code nodes} with {@code code}, and {@code plugin} and
     * {@code reasons}, or {@code scores} and {@code total}; {@code best}; {@code permit}; {@code nominatedNode} and {@code
     * victims}.
     */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new TreeMap<>();
        Map<String, Object> judgements = new TreeMap<>();
        tree.put("name", name);
        tree.put("nodes", judgements);
        nodes.forEach((node, judgement) -> judgements.put(node, tree(judgement)));
        refusal.ifPresent(it -> tree.put("preFilter", tree(it)));
        if (!best.isEmpty()) tree.put("best", best);
        hold.ifPresent(it -> tree.put("permit", tree(it)));
        room.ifPresent(it -> tree.put("nominatedNode", it.node()));
        room.ifPresent(it -> tree.put("victims", it.victims()));
        return tree;
    }

    private static Map<String, Object> tree(Judgement judgement) {
        Map<String, Object> tree = new TreeMap<>();
        if (judgement instanceof Refusal it) {
            tree.put("code", it.code().toString());
            if (!it.plugin().isEmpty()) tree.put("plugin", it.plugin());
            if (!it.reasons().isEmpty()) tree.put("reasons", it.reasons());
        } else if (judgement instanceof Scores it) {
            tree.put("code", Status.Code.SUCCESS.toString());
            tree.put("scores", it.scores());
            tree.put("total", it.total());
        }
        return tree;
    }

    /** As one line of JSON, see {@link #tree()}. */
    public String json() {
        return Json.treeToText(tree());
    }

    /**
     * As a table for people: the nodes that do, the best first, with each plugin's score; then the others with the reason;
     * then what would hold the pod on its way to a node, and what preemption would do.
     */
    public String table() {
        List<String> lines = new ArrayList<>();
        refusal.ifPresent(
                it -> lines.add(name + " is refused by " + it.plugin() + ": " + String.join(", ", it.reasons())));
        lines.addAll(ExplanationTable.of(nodes));
        hold.ifPresent(it -> lines.add("would be held by " + it.plugin() + ": " + String.join(", ", it.reasons())));
        room.ifPresent(it -> lines.add("would evict " + String.join(", ", it.victims()) + " on " + it.node()));
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return name + "\n" + table();
    }
}
