package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.AffinityTerm;
import dev.coracle.scheduler.framework.DeclaredTerm;
import dev.coracle.scheduler.framework.DeclaredTerm.Kind;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The affinity terms of all pods on nodes; equal ones are one. */
final class TermIndex {
    /** The terms that select one kind of pods, and up to where they were looked for. */
    static final class Found {
        private final List<Declared> terms = new ArrayList<>();
        private long upTo = -1;
        private long removals;
    }

    /** All terms of one kind, oldest first; those that are gone are swept out now and then. */
    private static final class Terms {
        private final List<Declared> all = new ArrayList<>();
        private long removals;
        private int gone;
    }

    private final Map<Declared.Key, Declared> byKey = new HashMap<>();
    private final Map<Kind, Terms> byKind = new EnumMap<>(Kind.class);
    private final Function<String, Counter> counterByKey;
    private long last;

    /** An index whose terms count their pods with what this makes for a topology key. */
    TermIndex(Function<String, Counter> counterByKey) {
        this.counterByKey = counterByKey;
    }

    /** Terms that select a kind of pods, oldest first. */
    List<DeclaredTerm> selecting(PodKind pods, Kind kind, NamespaceLabels namespaces) {
        Terms terms = terms(kind);
        Found found = pods.terms(kind);
        if (found.removals != terms.removals) {
            found.terms.removeIf(Declared::isGone);
            found.removals = terms.removals;
        }
        if (found.upTo < last) {
            for (Declared term : newerThan(found.upTo, terms.all)) {
                if (!term.isGone() && pods.isSelectedBy(term.key().selection(), namespaces)) found.terms.add(term);
            }
            found.upTo = last;
        }
        return Collections.unmodifiableList(found.terms);
    }

    private static List<Declared> newerThan(long number, List<Declared> terms) {
        int from = terms.size();
        while (from > 0 && terms.get(from - 1).number() > number) from--;
        return terms.subList(from, terms.size());
    }

    /** Counts the terms of a pod that has come to a node. */
    void put(Placed placed) {
        PodInfo pod = placed.pod;
        int size = pod.requiredAffinity().size()
                + pod.requiredAntiAffinity().size()
                + pod.preferredAffinity().size()
                + pod.preferredAntiAffinity().size();
        if (size == 0) return;
        List<Declared> terms = new ArrayList<>(size);
        collect(pod.requiredAffinity(), Kind.REQUIRED_AFFINITY, terms);
        collect(pod.requiredAntiAffinity(), Kind.REQUIRED_ANTI_AFFINITY, terms);
        collect(pod.preferredAffinity(), Kind.PREFERRED_AFFINITY, terms);
        collect(pod.preferredAntiAffinity(), Kind.PREFERRED_ANTI_AFFINITY, terms);
        placed.terms = terms.toArray(Declared.NONE);
        for (Declared term : terms) term.count(placed.row.index(), 1);
    }

    private void collect(List<AffinityTerm> terms, Kind kind, List<Declared> into) {
        for (AffinityTerm term : terms) {
            Declared.Key key = new Declared.Key(kind, term.selection(), term.topologyKey(), term.weight());
            into.add(byKey.computeIfAbsent(key, this::declare));
        }
    }

    private Declared declare(Declared.Key key) {
        Declared term = new Declared(key, ++last, counterByKey.apply(key.topologyKey()));
        terms(key.kind()).all.add(term);
        return term;
    }

    /** Counts the terms of a pod that leaves its node. */
    void take(Placed placed) {
        for (Declared term : placed.terms) {
            term.count(placed.row.index(), -1);
            if (term.isGone()) remove(term);
        }
        placed.terms = Declared.NONE;
    }

    private void remove(Declared term) {
        byKey.remove(term.key());
        Terms terms = terms(term.key().kind());
        terms.removals++;
        if (++terms.gone * 2 > terms.all.size()) {
            terms.all.removeIf(Declared::isGone);
            terms.gone = 0;
        }
    }

    private Terms terms(Kind kind) {
        return byKind.computeIfAbsent(kind, ignored -> new Terms());
    }
}
