package dev.coracle.simulation.timeline;

import dev.coracle.simulation.timeline.Layout.Shelf;
import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Cause;
import dev.coracle.simulation.timeline.Timeline.Mark;
import dev.coracle.simulation.timeline.Timeline.Row;
import dev.coracle.simulation.timeline.Timeline.Section;
import dev.coracle.simulation.timeline.Timeline.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Rows, bars and spans as SVG. */
final class Chart {
    private static final double FOOT = 20;

    private final Timeline timeline;
    private final Axis axis;
    private final Layout layout;
    private final Markup out = new Markup();

    Chart(Timeline timeline) {
        this.timeline = timeline;
        this.axis = new Axis(timeline.end());
        List<Row> rows = new ArrayList<>();
        if (!timeline.everywhere().isEmpty())
            rows.add(new Row("everywhere", Timeline.Place.PART, List.of(), timeline.everywhere()));
        rows.addAll(timeline.rows());
        this.layout = Layout.of(rows, axis);
    }

    @Override
    public String toString() {
        double height = layout.height() + FOOT;
        out.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "chart", "role", "img", "viewBox", box(height));
        out.raw(
                "<defs><pattern id=\"unready\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                        + " patternTransform=\"rotate(45)\"><rect class=\"hatch\" width=\"2.5\" height=\"6\"/></pattern></defs>\n");
        for (int i = 0; i < layout.rows().size(); i++) background(layout.rows().get(i), i % 2 == 1);
        for (Duration tick : axis.ticks()) {
            line("grid", axis.x(tick), layout.height());
            out.element(
                    "text",
                    Seconds.brief(tick, axis.step()),
                    "class",
                    "tick",
                    "x",
                    axis.x(tick),
                    "y",
                    layout.height() + 14);
        }
        for (Shelf shelf : layout.rows()) row(shelf);
        for (Span span : timeline.everywhere()) shade(span, 0, layout.height());
        for (Mark mark : timeline.marks())
            line(mark.broken() ? "mark broken" : "mark", axis.x(mark.time()), layout.height());
        return out.close("svg").toString();
    }

    static String box(double height) {
        return String.format(Locale.ROOT, "0 0 %.0f %.0f", Axis.WIDTH, height);
    }

    private void line(String style, double x, double height) {
        out.empty("line", "class", style, "x1", x, "x2", x, "y1", 0, "y2", height);
    }

    private void background(Shelf shelf, boolean odd) {
        String style = odd ? "row odd" : "row";
        out.empty("rect", "class", style, "x", 0, "y", shelf.y(), "width", Axis.WIDTH, "height", shelf.height());
    }

    private void shade(Span span, double y, double height) {
        String style = span.cause() == Cause.FAULT ? "shade" : "unready";
        double from = axis.x(span.from());
        double width = Math.max(1.5, axis.x(span.until()) - from);
        out.empty("rect", "class", style, "x", from, "y", y, "width", width, "height", height);
    }

    private void row(Shelf shelf) {
        Row row = shelf.row();
        double middle = shelf.y() + shelf.height() / 2 + shelf.font() * 0.35;
        String name = Letters.fit(row.name(), Axis.LEFT - 20, shelf.font());
        out.open("text", "class", "name", "x", Axis.LEFT - 10, "y", middle, "font-size", shelf.font());
        if (!name.equals(row.name())) out.element("title", row.name());
        out.text(name).close("text");
        for (int i = 0; i < row.bars().size(); i++) bar(row.bars().get(i), shelf, shelf.yBar(i));
        row.spans().forEach(span -> shade(span, shelf.y(), shelf.height()));
        for (int i = 0; i < row.spans().size(); i++) strip(row.spans().get(i), shelf, shelf.ySpan(i));
    }

    private void bar(Bar bar, Shelf shelf, double y) {
        out.open("g", "class", "pod");
        out.element("title", told(bar));
        for (Section section : bar.sections()) {
            double from = axis.x(section.from());
            double width = Math.max(1, axis.x(section.until()) - from);
            out.empty("rect", "class", style(section), "x", from, "y", y, "width", width, "height", shelf.thickness());
        }
        Section widest = bar.sections().stream()
                .max(Comparator.comparing(it -> it.until().minus(it.from())))
                .orElseThrow();
        double from = axis.x(widest.from());
        String name = bar.pod().substring(bar.pod().indexOf('/') + 1);
        String fitting = Letters.fit(name, axis.x(widest.until()) - from - 8, Letters.SIZE);
        words(fitting, "in-" + style(widest), from, shelf, y);
        out.close("g");
    }

    private void strip(Span span, Shelf shelf, double y) {
        String style = span.cause() == Cause.FAULT ? "fault" : "lost";
        boolean momentary = span.until().equals(span.from());
        double from = axis.x(span.from());
        double until = Math.max(from + 3, axis.x(span.until()));
        out.open("g", "class", "pod");
        String when = momentary
                ? "\nat " + Seconds.text(span.from())
                : "\n" + Seconds.text(span.from()) + " to " + Seconds.text(span.until());
        out.element("title", span.text() + when);
        out.empty("rect", "class", style, "x", from, "y", y, "width", until - from, "height", shelf.thickness());
        String text = Letters.of(span, shelf.row());
        if (Letters.beside(text, from, until) > 0) words(text, "beside", until, shelf, y);
        else words(Letters.fit(text, until - from - 8, Letters.SIZE), "in-" + style, from, shelf, y);
        out.close("g");
    }

    private void words(String text, String style, double x, Shelf shelf, double y) {
        double font = shelf.words();
        if (font == 0 || text.isEmpty()) return;
        double base = y + shelf.thickness() / 2 + font * 0.35;
        out.element("text", text, "class", style, "x", x + 4, "y", base, "font-size", font);
    }

    private static String style(Section section) {
        return section.phase().name().toLowerCase(Locale.ROOT);
    }

    private static String told(Bar bar) {
        StringBuilder told = new StringBuilder(bar.pod());
        for (Section section : bar.sections()) {
            told.append('\n').append(style(section)).append(" from ");
            told.append(Seconds.text(section.from())).append(" to ").append(Seconds.text(section.until()));
        }
        return told.toString();
    }
}
