package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.DeclaredTerm;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.PodSelection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The pods of one namespace with the same labels: mostly the replicas of one controller. What selects one selects all of
 * them, so selectors are matched once a kind instead of once a pod.
 */
final class PodKind {
    /** What tells one kind from another. */
    record Key(String namespace, Map<String, String> labels) {}

    private final Key key;
    private final List<Placed> pods = new ArrayList<>();
    private final List<Counter> counters = new ArrayList<>();
    private final List<Counter> settledCounters = new ArrayList<>();
    private final Map<DeclaredTerm.Kind, TermIndex.Found> terms = new EnumMap<>(DeclaredTerm.Kind.class);

    PodKind(Key key) {
        this.key = key;
    }

    boolean isSelectedBy(PodSelection selection, NamespaceLabels namespaces) {
        return selection.matches(key.namespace, key.labels, namespaces);
    }

    boolean isEmpty() {
        return pods.isEmpty();
    }

    List<Placed> pods() {
        return pods;
    }

    /** The terms that select these pods, as far as was found out. */
    TermIndex.Found terms(DeclaredTerm.Kind kind) {
        return terms.computeIfAbsent(kind, ignored -> new TermIndex.Found());
    }

    void forgetTerms() {
        terms.clear();
    }

    /** From now on these pods are counted by this too. */
    void countBy(Counter counter, boolean terminatingToo) {
        (terminatingToo ? counters : settledCounters).add(counter);
        for (Placed placed : pods) {
            if (terminatingToo || !placed.pod.isTerminating()) counter.add(placed.row.index(), 1);
        }
    }

    void countNoMoreBy(Counter counter) {
        counters.remove(counter);
        settledCounters.remove(counter);
    }

    void put(Placed placed) {
        placed.kind = this;
        placed.indexInKind = pods.size();
        pods.add(placed);
        count(placed, 1);
    }

    void take(Placed placed) {
        Placed last = pods.remove(pods.size() - 1);
        if (last != placed) {
            pods.set(placed.indexInKind, last);
            last.indexInKind = placed.indexInKind;
        }
        placed.kind = null;
        count(placed, -1);
    }

    private void count(Placed placed, int by) {
        int node = placed.row.index();
        for (int i = 0; i < counters.size(); i++) counters.get(i).add(node, by);
        if (placed.pod.isTerminating()) return;
        for (int i = 0; i < settledCounters.size(); i++) settledCounters.get(i).add(node, by);
    }
}
