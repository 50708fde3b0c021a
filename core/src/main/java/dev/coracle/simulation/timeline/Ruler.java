package dev.coracle.simulation.timeline;

import dev.coracle.simulation.timeline.Timeline.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The time axis above the chart as SVG, with the marks' flags. */
final class Ruler {
    private static final double FONT = 11;
    private static final double FLAG = 17;
    private static final double LONGEST = 330;

    private final Timeline timeline;
    private final Axis axis;

    Ruler(Timeline timeline) {
        this.timeline = timeline;
        this.axis = new Axis(timeline.end());
    }

    /** A mark with its text beside it, on the side where there is room. */
    private record Flag(Mark mark, String text, double x, boolean leftwards, int lane) {}

    private List<Flag> flags() {
        Lanes lanes = new Lanes();
        List<Flag> flags = new ArrayList<>();
        for (Mark mark : timeline.marks()) {
            String text = Letters.fit(mark.text(), LONGEST, FONT);
            double x = axis.x(mark.time());
            double width = Letters.width(text, FONT) + 14;
            boolean leftwards = x + width > Axis.WIDTH;
            int lane = leftwards ? lanes.take(x - width, Axis.WIDTH) : lanes.take(x, x + width);
            flags.add(new Flag(mark, text, x, leftwards, lane));
        }
        return flags;
    }

    @Override
    public String toString() {
        List<Flag> flags = flags();
        int lanes = flags.stream().mapToInt(it -> it.lane() + 1).max().orElse(0);
        double height = lanes * FLAG + 22;
        Markup out = new Markup();
        out.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "ruler", "viewBox", Chart.box(height));
        for (Duration tick : axis.ticks()) {
            double x = axis.x(tick);
            out.element("text", Seconds.brief(tick, axis.step()), "class", "tick", "x", x, "y", height - 8);
            out.empty("line", "class", "grid", "x1", x, "x2", x, "y1", height - 5, "y2", height);
        }
        for (Flag flag : flags) flag(out, flag, height);
        return out.close("svg").toString();
    }

    private static void flag(Markup out, Flag flag, double height) {
        String broken = flag.mark().broken() ? " broken" : "";
        double y = flag.lane() * FLAG;
        double width = Letters.width(flag.text(), FONT) + 10;
        double left = flag.leftwards() ? flag.x() - width : flag.x();
        out.open("g");
        out.element(
                "title", flag.mark().text() + "\n" + Seconds.text(flag.mark().time()));
        out.empty("line", "class", "mark" + broken, "x1", flag.x(), "x2", flag.x(), "y1", y, "y2", height);
        out.empty("rect", "class", "flag" + broken, "x", left, "y", y + 1, "width", width, "height", FLAG - 2);
        out.element("text", flag.text(), "class", "flag" + broken, "x", left + 5, "y", y + 12.5, "font-size", FONT);
        out.close("g");
    }
}
