package dev.coracle.examples.replay;

import dev.coracle.examples.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a replay. */
final class Report {
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int placed;
    private int neverPlaced;
    private Duration length = Duration.ZERO;

    /** How the cluster was at one moment; shares in percent. */
    record Sample(Duration time, int running, int waiting, double cpu, double memory, double gpu) {}

    void add(Sample sample) {
        samples.add(sample);
    }

    void end(Duration time, Placement placement) {
        length = time;
        placed = placement.everPlaced();
        neverPlaced = placement.neverPlaced();
        reasons.putAll(placement.reasons());
    }

    int placed() {
        return placed;
    }

    /** How much time the trace covers. */
    Duration length() {
        return length;
    }

    void print(PrintWriter out) {
        out.println();
        Table table = new Table("DAY", "RUNNING", "WAITING", "CPU", "MEMORY", "GPU");
        for (Sample it : samples) {
            table.row(
                    String.format(Locale.ROOT, "%.1f", days(it.time())),
                    it.running(),
                    it.waiting(),
                    percent(it.cpu()),
                    percent(it.memory()),
                    percent(it.gpu()));
        }
        table.print(out);
        out.println();
        int waiting = reasons.values().stream().mapToInt(it -> it).sum();
        out.printf(
                "%d of %d tasks were placed, %d went before they could be; at the end %d wait%n",
                placed, placed + neverPlaced + waiting, neverPlaced, waiting);
        reasons.forEach((reason, count) -> out.println("  " + count + ": " + reason));
        out.flush();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share);
    }

    static double days(Duration time) {
        return time.toSeconds() / 86400.0;
    }
}
