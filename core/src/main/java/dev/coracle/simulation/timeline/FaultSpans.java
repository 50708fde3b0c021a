package dev.coracle.simulation.timeline;

import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultRun;
import dev.coracle.simulation.timeline.Timeline.Cause;
import dev.coracle.simulation.timeline.Timeline.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Faults as spans.
 *
 * @param byRow those that befell something of its own, by its name
 * @param everywhere those that befell all
 */
record FaultSpans(Map<String, List<Span>> byRow, List<Span> everywhere) {
    /** A fault under way, or over. */
    private record Bout(Fault fault, List<String> struck, Duration from) {}

    /** Those that began and ended so. */
    static FaultSpans of(List<FaultRun.Turn> turns, Duration end, Collection<String> nodes) {
        FaultSpans spans = new FaultSpans(new LinkedHashMap<>(), new ArrayList<>());
        List<Bout> underWay = new ArrayList<>();
        for (FaultRun.Turn turn : turns) {
            if (turn.begins()) {
                Bout bout = new Bout(turn.fault(), turn.struck(), turn.time());
                if (turn.fault().kind().isMomentary()) spans.add(bout, turn.time(), nodes);
                else underWay.add(bout);
                continue;
            }
            for (int i = 0; i < underWay.size(); i++) {
                if (!underWay.get(i).fault().equals(turn.fault())) continue;
                spans.add(underWay.remove(i), turn.time(), nodes);
                break;
            }
        }
        underWay.forEach(bout -> spans.add(bout, end, nodes));
        return spans;
    }

    private void add(Bout bout, Duration until, Collection<String> nodes) {
        Span span = new Span(Cause.FAULT, bout.from(), until, bout.fault().what());
        for (String struck : bout.struck()) {
            switch (bout.fault().kind().target()) {
                case RESOURCE, API_SERVER, EVERYBODY, STORE -> everywhere.add(span);
                default -> add(struck, span, nodes);
            }
        }
    }

    private void add(String struck, Span span, Collection<String> nodes) {
        if (struck.equals("*")) everywhere.add(span);
        else byRow.computeIfAbsent(row(struck, nodes), it -> new ArrayList<>()).add(span);
    }

    /** What happens to a node's agent or clock happens to the node. */
    private static String row(String struck, Collection<String> nodes) {
        String last = struck.substring(struck.indexOf('/') + 1);
        boolean part = struck.startsWith("kubelet/") || struck.startsWith("node/") || struck.startsWith("kube-proxy/");
        return part && nodes.contains(last) ? last : struck;
    }
}
