package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.CountQuery;
import dev.coracle.scheduler.framework.DeclaredTerm;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.NodeScope;
import dev.coracle.scheduler.framework.PodCounts;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is counted by topology. A count is set up when it is first asked for, kept right with each pod and node that
 * comes and goes, and given up when many others were asked for since.
 */
final class Topology {
    /** Each can take a few bytes a node. */
    private static final int MOST_COUNTERS = 1024;

    /** Kinds of pods without a pod on a node are swept out when there are so many more kinds than at the last sweep. */
    private static final int KINDS_BETWEEN_SWEEPS = 4096;

    private record DomainsKey(String topologyKey, NodeScope scope) {}

    private final Map<Integer, NodeRow> rows = new LinkedHashMap<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<DomainsKey, Domains> domains = new LinkedHashMap<>();
    private final Map<CountQuery, Counter> counters = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<PodKind.Key, PodKind> kinds = new LinkedHashMap<>();
    private final TermIndex terms = new TermIndex(key -> new Counter(domains(key, NodeScope.ALL)));
    private final NamespaceLabels namespaces;
    private int kindsAtNextSweep = KINDS_BETWEEN_SWEEPS;

    Topology(NamespaceLabels namespaces) {
        this.namespaces = namespaces;
    }

    /** A node that is known now, with its pods. */
    void attach(NodeRow row) {
        rows.put(row.index(), row);
        columns.values().forEach(column -> column.attach(row));
        domains.values().forEach(it -> it.attach(row));
        row.placed().forEach(this::put);
    }

    /** A node that is about to change or to go; with its pods. */
    void detach(NodeRow row) {
        row.placed().forEach(this::take);
        domains.values().forEach(it -> it.detach(row));
        columns.values().forEach(column -> column.detach(row));
        rows.remove(row.index());
    }

    /** A pod has come to a known node. */
    void put(Placed placed) {
        kindOf(placed.pod).put(placed);
        terms.put(placed);
    }

    /** A pod leaves a known node. */
    void take(Placed placed) {
        PodKind kind = placed.kind;
        if (kind != null) kind.take(placed);
        terms.take(placed);
    }

    /** A pod has left a node, and will not come back. */
    void sweep() {
        terms.sweep();
    }

    PodCounts count(CountQuery query) {
        Counter counter = counters.get(query);
        return counter != null ? counter : add(query);
    }

    private Counter add(CountQuery query) {
        if (counters.size() >= MOST_COUNTERS) dropOldest();
        Counter counter = new Counter(domains(query.topologyKey(), query.scope()));
        for (PodKind kind : kinds.values()) {
            if (kind.isSelectedBy(query.selection(), namespaces)) kind.countBy(counter, query.terminating());
        }
        counters.put(query, counter);
        return counter;
    }

    private void dropOldest() {
        Iterator<Counter> oldestFirst = counters.values().iterator();
        Counter oldest = oldestFirst.next();
        oldestFirst.remove();
        drop(oldest);
        List<Domains> used = new ArrayList<>();
        counters.values().forEach(counter -> used.add(counter.domainsCounted()));
        if (!used.contains(oldest.domainsCounted())) {
            domains.entrySet()
                    .removeIf(it -> it.getValue() == oldest.domainsCounted()
                            && !it.getKey().scope().isAll());
        }
    }

    private void drop(Counter counter) {
        kinds.values().forEach(kind -> kind.countNoMoreBy(counter));
    }

    private Domains domains(String key, NodeScope scope) {
        return domains.computeIfAbsent(new DomainsKey(key, scope), ignored -> {
            Domains made = new Domains(column(key), scope);
            rows.values().forEach(made::attach);
            return made;
        });
    }

    private Column column(String key) {
        Column column = columns.get(key);
        if (column == null) {
            column = new Column(key);
            rows.values().forEach(column::attach);
            columns.put(key, column);
        }
        return column;
    }

    List<DeclaredTerm> termsSelecting(PodInfo pod, DeclaredTerm.Kind kind) {
        return terms.selecting(kindOf(pod), kind, namespaces);
    }

    private PodKind kindOf(PodInfo pod) {
        PodKind.Key key = new PodKind.Key(pod.namespace(), pod.labels());
        PodKind kind = kinds.get(key);
        return kind != null ? kind : add(key);
    }

    private PodKind add(PodKind.Key key) {
        if (kinds.size() >= kindsAtNextSweep) {
            kinds.values().removeIf(PodKind::isEmpty);
            kindsAtNextSweep = 2 * kinds.size() + KINDS_BETWEEN_SWEEPS;
        }
        PodKind kind = new PodKind(key);
        kinds.put(key, kind);
        counters.forEach((query, counter) -> {
            if (kind.isSelectedBy(query.selection(), namespaces)) kind.countBy(counter, query.terminating());
        });
        return kind;
    }

    /** Labels of namespaces changed: what depends on them is to be found out anew. */
    void namespacesChanged() {
        List<CountQuery> outdated = new ArrayList<>();
        for (CountQuery query : counters.keySet()) {
            if (query.selection().readsNamespaceLabels()) outdated.add(query);
        }
        for (CountQuery query : outdated) {
            Counter counter = counters.remove(query);
            if (counter != null) drop(counter);
        }
        kinds.values().forEach(PodKind::forgetTerms);
    }
}
