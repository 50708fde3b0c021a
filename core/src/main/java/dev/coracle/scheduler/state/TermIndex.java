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
        private long sweeps;
    }

    /** All terms of one kind, oldest first; {@code gone} is how many of them nobody has. */
    private static final class Terms {
        private final List<Declared> all = new ArrayList<>();
        private long sweeps;
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

    /** Terms that select a kind of pods, and that some pod has, oldest first. */
    List<DeclaredTerm> selecting(PodKind pods, Kind kind, NamespaceLabels namespaces) {
        Terms terms = terms(kind);
        Found found = pods.terms(kind);
        if (found.sweeps != terms.sweeps) {
            found.terms.removeIf(term -> byKey.get(term.key()) != term);
            found.sweeps = terms.sweeps;
        }
        if (found.upTo < last) {
            for (Declared term : newerThan(found.upTo, terms.all)) {
                if (pods.isSelectedBy(term.key().selection(), namespaces)) found.terms.add(term);
            }
            found.upTo = last;
        }
        if (terms.gone == 0) return Collections.unmodifiableList(found.terms);
        List<Declared> had = found.terms.stream().filter(it -> !it.isGone()).toList();
        return Collections.unmodifiableList(had);
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
        for (Declared term : terms) count(term, placed, 1);
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
        terms(key.kind()).gone++;
        return term;
    }

    private void count(Declared term, Placed placed, int by) {
        boolean wasGone = term.isGone();
        term.count(placed.row.index(), by);
        if (term.isGone() != wasGone) terms(term.key().kind()).gone += wasGone ? -1 : 1;
    }

    /** Counts the terms of a pod that leaves its node. A term that nobody has any more stays, since pods may come back. */
    void take(Placed placed) {
        for (Declared term : placed.terms) {
            count(term, placed, -1);
        }
        placed.terms = Declared.NONE;
    }

    /** Removes terms that nobody has, when there are many. Not during an attempt, which may hold on to them. */
    void sweep() {
        for (Terms terms : byKind.values()) {
            if (terms.gone * 2 <= terms.all.size()) continue;
            terms.all.removeIf(this::forgetIfGone);
            terms.gone = 0;
            terms.sweeps++;
        }
    }

    private boolean forgetIfGone(Declared term) {
        if (term.isGone()) byKey.remove(term.key());
        return term.isGone();
    }

    private Terms terms(Kind kind) {
        return byKind.computeIfAbsent(kind, ignored -> new Terms());
    }
}
