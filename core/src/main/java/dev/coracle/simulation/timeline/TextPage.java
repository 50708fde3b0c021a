package dev.coracle.simulation.timeline;

import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Cause;
import dev.coracle.simulation.timeline.Timeline.Mark;
import dev.coracle.simulation.timeline.Timeline.Phase;
import dev.coracle.simulation.timeline.Timeline.Row;
import dev.coracle.simulation.timeline.Timeline.Section;
import dev.coracle.simulation.timeline.Timeline.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A timeline as text. */
final class TextPage {
    /** Names stand upright where they would take more room than this side by side. */
    private static final int WIDEST = 100;

    private static final int NARROW = 4;

    private final Timeline timeline;
    private final List<Event> events = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final boolean upright;

    /**
     * Something that changes a column.
     *
     * @param text empty where another event says it
     */
    private record Event(Duration time, String text, Runnable effect) {}

    /** What is the matter at a place. */
    private static final class Column {
        final String name;
        int pods;
        int faults;
        int unready;

        Column(String name) {
            this.name = name;
        }

        String cell() {
            return (pods == 0 ? "." : Integer.toString(pods)) + (faults > 0 ? "!" : "") + (unready > 0 ? "?" : "");
        }
    }

    TextPage(Timeline timeline) {
        this.timeline = timeline;
        if (!timeline.everywhere().isEmpty()) spans(column("everywhere"), timeline.everywhere(), "");
        Set<String> arrivals = new HashSet<>();
        for (Row row : timeline.rows()) row.bars().forEach(bar -> arrivals.add(bar.pod() + bar.from()));
        for (Row row : timeline.rows()) {
            Column column = column(row.name());
            spans(column, row.spans(), row.name() + " ");
            for (Bar bar : row.bars()) bar(column, row, bar, arrivals);
        }
        for (Mark mark : timeline.marks()) {
            events.add(new Event(mark.time(), mark.broken() ? "BROKEN: " + mark.text() : mark.text(), () -> {}));
        }
        // who leaves for another place has left when the other says so
        events.sort(
                Comparator.comparing(Event::time).thenComparing(it -> !it.text().isEmpty()));
        upright = columns.stream().mapToInt(it -> it.name.length() + 2).sum() > WIDEST;
    }

    private Column column(String name) {
        Column column = new Column(name);
        columns.add(column);
        return column;
    }

    private void spans(Column column, List<Span> spans, String whose) {
        for (Span span : spans) {
            if (span.cause() == Cause.NOT_READY) {
                events.add(new Event(span.from(), whose + span.text(), () -> column.unready++));
                if (isOver(span.until()))
                    events.add(new Event(span.until(), whose + "is ready again", () -> column.unready--));
            } else if (span.from().equals(span.until())) {
                events.add(new Event(span.from(), "FAULT: " + span.text(), () -> {}));
            } else {
                events.add(new Event(span.from(), "FAULT begins: " + span.text(), () -> column.faults++));
                if (isOver(span.until()))
                    events.add(new Event(span.until(), "fault is over: " + span.text(), () -> column.faults--));
            }
        }
    }

    private void bar(Column column, Row row, Bar bar, Set<String> arrivals) {
        events.add(new Event(bar.from(), "", () -> column.pods++));
        for (Section section : bar.sections()) {
            String text = bar.pod() + " " + does(section.phase(), row.name());
            events.add(new Event(section.from(), text, () -> {}));
        }
        if (!isOver(bar.until())) return;
        String text = arrivals.contains(bar.pod() + bar.until()) ? "" : bar.pod() + " is gone";
        events.add(new Event(bar.until(), text, () -> column.pods--));
    }

    private boolean isOver(Duration until) {
        return until.compareTo(timeline.end()) < 0;
    }

    private static String does(Phase phase, String place) {
        return switch (phase) {
            case WAITING -> "waits for a node";
            case BOUND -> "is bound to " + place;
            case RUNNING -> "runs on " + place;
            case TERMINATING -> "is told to end on " + place;
            case SUCCEEDED -> "has succeeded on " + place;
            case FAILED -> "has failed on " + place;
        };
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder(timeline.title())
                .append("\nhow many pods are where; ! during a fault, ? where a node is not ready\n\n");
        heading(page);
        for (Event event : events) {
            event.effect().run();
            if (!event.text().isEmpty()) line(page, Seconds.text(event.time()), cells(), event.text());
        }
        line(page, Seconds.text(timeline.end()), cells(), "the end");
        return page.toString();
    }

    private void heading(StringBuilder page) {
        int height = upright
                ? columns.stream().mapToInt(it -> it.name.length()).max().orElse(0)
                : 1;
        for (int i = 0; i < height; i++) {
            int line = i;
            List<String> names = columns.stream()
                    .map(it -> upright ? letter(it.name, height, line) : it.name)
                    .toList();
            line(page, i + 1 == height ? "time" : "", names, "");
        }
    }

    /** A line of names that end together. */
    private static String letter(String name, int height, int line) {
        int at = line - (height - name.length());
        return at < 0 ? "" : name.substring(at, at + 1);
    }

    private List<String> cells() {
        return columns.stream().map(Column::cell).toList();
    }

    private void line(StringBuilder page, String time, List<String> cells, String text) {
        StringBuilder line = new StringBuilder(right(time, 11));
        IntStream.range(0, cells.size()).forEach(i -> {
            int width = upright ? NARROW : columns.get(i).name.length() + 2;
            line.append(right(cells.get(i), Math.max(NARROW, width)));
        });
        page.append(line.append("  ").append(text).toString().stripTrailing()).append('\n');
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
