package dev.coracle.simulation.timeline;

import java.time.Duration;
import java.util.List;

/**
 * The run of a simulated cluster, to be looked at: nodes as rows, pods as bars, faults as spans, and marks at moments. All
 * times count from the start of the simulation.
 *
 * @param title what run it is
 * @param end when it ends
 * @param rows from top to bottom: components, pods that are on no node, nodes
 * @param everywhere what befell no single row
 * @param marks moments worth a look, in order
 * @see TimelineRecorder
 */
public record Timeline(String title, Duration end, List<Row> rows, List<Span> everywhere, List<Mark> marks) {
    /** A timeline of these parts. */
    public Timeline {
        rows = List.copyOf(rows);
        everywhere = List.copyOf(everywhere);
        marks = List.copyOf(marks);
    }

    /** What a row stands for. */
    public enum Place {
        /** A component, a workload, or whoever else a fault befell. */
        PART,
        /** Where pods wait for a node. */
        WAITING,
        /** A node. */
        NODE
    }

    /**
     * What happened at one place.
     *
     * @param name what a person calls it
     * @param bars pods, by when they came
     * @param spans what befell it, by when it began
     */
    public record Row(String name, Place place, List<Bar> bars, List<Span> spans) {
        /** A row of these. */
        public Row {
            bars = List.copyOf(bars);
            spans = List.copyOf(spans);
        }
    }

    /** What a pod is doing. */
    public enum Phase {
        /** On no node yet. */
        WAITING,
        /** On a node, and not running yet. */
        BOUND,
        /** Its containers run. */
        RUNNING,
        /** Its deletion has begun. */
        TERMINATING,
        /** Its containers have ended well. */
        SUCCEEDED,
        /** Its containers have ended, and not well. */
        FAILED
    }

    /** Some time in one phase. */
    public record Section(Phase phase, Duration from, Duration until) {}

    /**
     * A pod at one place.
     *
     * @param pod {@code namespace/name}
     * @param sections one after the other, without gaps; not empty
     */
    public record Bar(String pod, List<Section> sections) {
        /** A bar of these sections. */
        public Bar {
            sections = List.copyOf(sections);
            if (sections.isEmpty()) throw new IllegalArgumentException("a bar without sections: " + pod);
        }

        /** When the pod came to this place. */
        public Duration from() {
            return sections.get(0).from();
        }

        /** When it left, or the run ended. */
        public Duration until() {
            return sections.get(sections.size() - 1).until();
        }
    }

    /** What a span tells. */
    public enum Cause {
        /** A fault was under way. */
        FAULT,
        /** The cluster held a node not to be ready. */
        NOT_READY
    }

    /**
     * Something that befell a place.
     *
     * @param until when it was over, or the run ended; the beginning, where it took no time
     * @param text what it was, as people say it
     */
    public record Span(Cause cause, Duration from, Duration until, String text) {}

    /**
     * A moment.
     *
     * @param broken whether a promise was broken
     */
    public record Mark(Duration time, String text, boolean broken) {
        /** A moment worth a look. */
        public static Mark note(Duration time, String text) {
            return new Mark(time, text, false);
        }

        /** A broken promise. */
        public static Mark broken(Duration time, String text) {
            return new Mark(time, text, true);
        }
    }

    /**
     * As text: one line for each thing that happened, and one column for each row, that shows how many pods are there then.
     */
    public String text() {
        return new TextPage(this).toString();
    }

    /** As a page for a browser: HTML and XML in one, complete in itself, for light and dark screens. */
    public String html() {
        return new HtmlPage(this).toString();
    }
}
