package dev.coracle.examples.replay;

import dev.coracle.examples.Stopwatch;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says every few seconds how far the replay is. */
final class Progress {
    private static final double SECONDS_BETWEEN = 3;

    private final PrintWriter out;
    private final Stopwatch watch;
    private double last;

    Progress(PrintWriter out, Stopwatch watch) {
        this.out = out;
        this.watch = watch;
    }

    void at(Duration time, Duration length, Placement placement) {
        double seconds = watch.seconds();
        if (seconds - last < SECONDS_BETWEEN) return;
        last = seconds;
        out.printf(
                Locale.ROOT,
                "%5.1f s: day %.1f of %.1f, %d placed, %d waiting%n",
                seconds,
                Report.days(time),
                Report.days(length),
                placement.everPlaced(),
                placement.waiting());
        out.flush();
    }
}
