package dev.coracle.simulation.timeline;

import dev.coracle.simulation.timeline.Timeline.Row;
import dev.coracle.simulation.timeline.Timeline.Span;

/** Words on a page, and how much room they take, about. */
final class Letters {
    /** Size of words at spans. */
    static final double SIZE = 11;

    private static final double WIDTH = 0.58;
    private static final int FEWEST = 4;
    private static final double GAP = 8;

    private Letters() {}

    static double width(String text, double font) {
        return text.length() * font * WIDTH;
    }

    /** As much of a text as fits; empty where that says nothing. */
    static String fit(String text, double width, double font) {
        int most = (int) (width / (font * WIDTH));
        if (text.length() <= most) return text;
        return most < FEWEST ? "" : text.substring(0, most - 1) + "…";
    }

    /** What befell a row, without the row's own name. */
    static String of(Span span, Row row) {
        String own = row.name() + " ";
        return span.text().startsWith(own) ? span.text().substring(own.length()) : span.text();
    }

    /** How much room words take beside a span: none where they have room in it, or none is left beside it. */
    static double beside(String text, double from, double until) {
        double width = width(text, SIZE) + GAP;
        return width <= until - from || until + width > Axis.WIDTH ? 0 : width;
    }
}
