package dev.coracle.testkit.experiment;

import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.timeline.Timeline;
import dev.coracle.simulation.timeline.Timeline.Mark;
import dev.coracle.simulation.timeline.TimelineRecorder;
import dev.coracle.testkit.invariant.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run as a person wants to see it: the picture, and all changes line by line. */
final class Recording implements Playback {
    /** More broken promises than this say nothing new. */
    private static final int MOST_MARKS = 5;

    private final List<String> lines = new ArrayList<>();
    private @Nullable TimelineRecorder recorder;
    private @Nullable Timeline timeline;

    @Override
    public void begins(Simulation simulation) {
        recorder = TimelineRecorder.on(simulation);
    }

    @Override
    public void line(Supplier<String> line) {
        lines.add(line.get());
    }

    @Override
    public void ends(Simulation simulation, Outcome outcome) {
        Instant start = simulation.kernel().options().start();
        List<Mark> marks = outcome.violations().stream()
                .limit(MOST_MARKS)
                .map(it -> mark(it, start))
                .toList();
        try (TimelineRecorder ending = Objects.requireNonNull(recorder)) {
            timeline = ending.timeline(outcome.turns(), marks);
        }
    }

    private static Mark mark(Violation broken, Instant start) {
        String text = broken.invariant() + " is broken: " + broken.place() + " " + broken.wrong() + "; it should "
                + broken.right();
        return Mark.broken(Duration.between(start, broken.time()), text);
    }

    /** For a browser. */
    String html() {
        return Objects.requireNonNull(timeline).html();
    }

    /** The picture, then all changes. */
    String text() {
        String changes = String.join("\n", lines);
        return Objects.requireNonNull(timeline).text() + "\nall changes but heartbeats\n\n" + changes + "\n";
    }
}
