package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Taint;
import dev.coracle.testkit.invariant.Change;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Since when nodes have had the taints that drive pods away, and until when they had those that are gone. */
final class Exposures {
    private final Map<String, Map<Taint, Spell>> nodes = new LinkedHashMap<>();

    /**
     * How long a node had a taint.
     *
     * @param since where one of the taints of nodes that are not ready took the other's place, that one's
     * @param until empty while it has it
     */
    record Spell(Instant since, Optional<Instant> until) {}

    /** Takes a change in, if it is one of a node. One that is gone has no taints any more, nor has one of its name that comes. */
    void take(Change change) {
        if (change.after().isEmpty())
            change.before(Node.class).ifPresent(it -> take(it.name(), List.of(), change.time()));
        change.after(Node.class).ifPresent(it -> take(it.name(), it.spec().taints(), change.time()));
    }

    private void take(String node, List<Taint> taints, Instant now) {
        Map<Taint, Spell> known = of(node);
        Map<Taint, Spell> spells = new LinkedHashMap<>();
        for (Taint taint : taints) {
            if (!taint.effect().equals(Driving.NO_EXECUTE)) continue;
            Taint kind = taint.withTimeAdded(Optional.empty());
            spells.put(kind, new Spell(since(known, kind, now), Optional.empty()));
        }
        known.forEach((taint, old) ->
                spells.putIfAbsent(taint, new Spell(old.since(), old.until().or(() -> Optional.of(now)))));
        if (!spells.isEmpty()) nodes.put(node, spells);
    }

    private static Instant since(Map<Taint, Spell> known, Taint taint, Instant now) {
        Spell same = known.get(taint);
        if (same != null && same.until().isEmpty()) return same.since();
        if (!Driving.isDriving(taint)) return now;
        return known.entrySet().stream()
                .filter(it ->
                        Driving.isDriving(it.getKey()) && it.getValue().until().isEmpty())
                .map(it -> it.getValue().since())
                .findFirst()
                .orElse(now);
    }

    /** The taints that a node has or had, each with the last time that it did. */
    Map<Taint, Spell> of(String node) {
        return nodes.getOrDefault(node, Collections.emptyMap());
    }

    /** When a node last lost one of these taints. */
    Optional<Instant> lastRelief(String node) {
        return of(node).values().stream().flatMap(it -> it.until().stream()).reduce(Moments::later);
    }
}
