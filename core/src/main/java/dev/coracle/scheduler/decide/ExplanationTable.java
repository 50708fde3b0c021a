package dev.coracle.scheduler.decide;

import dev.coracle.scheduler.decide.Explanation.Judgement;
import dev.coracle.scheduler.decide.Explanation.Refusal;
import dev.coracle.scheduler.decide.Explanation.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Judgements as lines of text: columns as wide as they need to be, three blanks between them. */
final class ExplanationTable {
    private ExplanationTable() {}

    static List<String> of(Map<String, Judgement> nodes) {
        List<List<String>> rows = new ArrayList<>();
        SortedSet<String> plugins = new TreeSet<>();
        scored(nodes).forEach(it -> plugins.addAll(it.getValue().scores().keySet()));
        if (!plugins.isEmpty()) rows.add(heading(plugins));
        for (Map.Entry<String, Scores> node : scored(nodes)) rows.add(row(node, plugins));
        List<String> lines = new ArrayList<>(aligned(rows));
        List<List<String>> refused = new ArrayList<>();
        nodes.forEach((node, judgement) -> {
            if (judgement instanceof Refusal it)
                refused.add(List.of(node, it.plugin(), String.join(", ", it.reasons())));
        });
        if (!refused.isEmpty()) refused.add(0, List.of("NODE", "REFUSED BY", "REASONS"));
        lines.addAll(aligned(refused));
        return lines;
    }

    private static List<Map.Entry<String, Scores>> scored(Map<String, Judgement> nodes) {
        List<Map.Entry<String, Scores>> scored = new ArrayList<>();
        nodes.forEach((node, judgement) -> {
            if (judgement instanceof Scores it) scored.add(Map.entry(node, it));
        });
        scored.sort((a, b) -> Long.compare(b.getValue().total(), a.getValue().total()));
        return scored;
    }

    private static List<String> heading(SortedSet<String> plugins) {
        List<String> heading = new ArrayList<>(List.of("NODE", "TOTAL"));
        heading.addAll(plugins);
        return heading;
    }

    private static List<String> row(Map.Entry<String, Scores> node, SortedSet<String> plugins) {
        Scores scores = node.getValue();
        List<String> row = new ArrayList<>(List.of(node.getKey(), Long.toString(scores.total())));
        plugins.forEach(it -> row.add(String.valueOf(scores.scores().getOrDefault(it, 0L))));
        return row;
    }

    private static List<String> aligned(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int width = width(rows, i) - row.get(i).length() + 3;
                line.append(row.get(i)).append(" ".repeat(width));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(it -> it.get(column).length()).max().orElse(0);
    }
}
