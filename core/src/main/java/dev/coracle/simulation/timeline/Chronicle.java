package dev.coracle.simulation.timeline;

import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.simulation.fault.FaultRun;
import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Cause;
import dev.coracle.simulation.timeline.Timeline.Mark;
import dev.coracle.simulation.timeline.Timeline.Place;
import dev.coracle.simulation.timeline.Timeline.Row;
import dev.coracle.simulation.timeline.Timeline.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known of pods and nodes so far. */
final class Chronicle {
    private static final String NOWHERE = "no node";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    /** So that node-2 comes before node-10. */
    private static final Comparator<String> NUMBERED =
            Comparator.comparing(Chronicle::padded).thenComparing(Comparator.naturalOrder());

    /** By uid: of two pods of one name, each has a bar of its own. */
    private final Map<String, PodStory> pods = new LinkedHashMap<>();

    private final Map<String, NodeStory> nodes = new LinkedHashMap<>();

    /** When a node was held not to be ready. */
    private static final class NodeStory {
        final List<Span> past = new ArrayList<>();
        private boolean ready = true;
        private String why = "";
        private Duration since = Duration.ZERO;

        void seen(Duration time, boolean ready, String why) {
            if (ready == this.ready && why.equals(this.why)) return;
            past.addAll(current(time));
            this.ready = ready;
            this.why = why;
            since = time;
        }

        List<Span> current(Duration now) {
            return ready ? List.of() : List.of(new Span(Cause.NOT_READY, since, now, why));
        }
    }

    void pod(Duration time, Pod pod, boolean gone) {
        pods.computeIfAbsent(pod.uid(), uid -> new PodStory(pod.key().toString()))
                .seen(time, pod, gone);
    }

    void node(Duration time, Node node, boolean gone) {
        NodeStory story = nodes.computeIfAbsent(node.name(), name -> new NodeStory());
        if (gone) story.seen(time, false, "is not registered");
        else if (NodeConditions.isReady(node)) story.seen(time, true, "");
        else
            story.seen(
                    time,
                    false,
                    "is not ready: " + NodeConditions.readiness(node).orElse("says nothing yet"));
    }

    Timeline timeline(String title, Duration end, List<FaultRun.Turn> turns, List<Mark> marks) {
        FaultSpans faults = FaultSpans.of(turns, end, nodes.keySet());
        Map<String, List<Bar>> bars = new LinkedHashMap<>();
        for (PodStory pod : pods.values()) {
            pod.bars(end)
                    .forEach((node, bar) ->
                            bars.computeIfAbsent(node, it -> new ArrayList<>()).add(bar));
        }
        List<Row> rows = new ArrayList<>();
        faults.byRow().forEach((name, spans) -> {
            if (!nodes.containsKey(name)) rows.add(new Row(name, Place.PART, List.of(), inOrder(spans)));
        });
        if (bars.containsKey(""))
            rows.add(new Row(NOWHERE, Place.WAITING, byTime(bars.getOrDefault("", List.of())), List.of()));
        TreeMap<String, NodeStory> ordered = new TreeMap<>(NUMBERED);
        ordered.putAll(nodes);
        ordered.forEach((name, story) -> rows.add(new Row(
                name,
                Place.NODE,
                byTime(bars.getOrDefault(name, List.of())),
                spans(story, end, faults.byRow().getOrDefault(name, List.of())))));
        bars.forEach((name, own) -> {
            if (!name.isEmpty() && !nodes.containsKey(name))
                rows.add(new Row(name, Place.NODE, byTime(own), List.of()));
        });
        List<Mark> inTime =
                marks.stream().sorted(Comparator.comparing(Mark::time)).toList();
        return new Timeline(title, end, rows, inOrder(faults.everywhere()), inTime);
    }

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(it -> "0".repeat(Math.max(0, 12 - it.group().length())) + it.group());
    }

    private static List<Bar> byTime(List<Bar> bars) {
        return bars.stream().sorted(Comparator.comparing(Bar::from)).toList();
    }

    private static List<Span> spans(NodeStory node, Duration end, List<Span> faults) {
        return inOrder(Stream.of(faults, node.past, node.current(end))
                .flatMap(List::stream)
                .toList());
    }

    private static List<Span> inOrder(List<Span> spans) {
        return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    }
}
