package dev.coracle.simulation.timeline;

import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Row;
import dev.coracle.simulation.timeline.Timeline.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Which row is where on the page: the more there is to show, the thinner it gets.
 *
 * @param rows from top to bottom
 * @param height of all
 */
record Layout(List<Shelf> rows, double height) {
    /** What all nodes together take, as far as bars can be told apart then. */
    private static final double ROOM = 640;

    private static final double THINNEST = 4;
    private static final double THICKEST = 18;
    /** No row is higher than this: what is in it is as thin as need be. */
    private static final double HIGHEST = 150;
    /** What takes no time is seen all the same. */
    private static final double LEAST_WIDTH = 3;
    /** Nodes of more rows than this have no words at their spans. */
    private static final int MOST_WORDS = 12;

    /**
     * A row on the page; each thing in it has its lane, spans above bars.
     *
     * @param lane height of a lane, with the gap below it
     * @param font size of its name
     */
    record Shelf(
            Row row,
            double y,
            double height,
            double lane,
            double font,
            List<Integer> spans,
            List<Integer> bars,
            int spanLanes) {
        double ySpan(int index) {
            return y + lane / 4 + lane * spans.get(index);
        }

        double yBar(int index) {
            return y + lane / 4 + lane * (spanLanes + bars.get(index));
        }

        /** Of a bar, without the gap to the next. */
        double thickness() {
            return lane > 8 ? lane - 2 : lane * 0.8;
        }

        /** Size of words on bars; 0 where there is no room for any. */
        double words() {
            double size = Math.min(11, lane - 5);
            return size < 7 ? 0 : size;
        }
    }

    /** A row, and which lane each thing is in. */
    private record Packed(Row row, List<Integer> spans, List<Integer> bars, int spanLanes, int lanes) {
        static Packed of(Row row, Axis axis, boolean words) {
            Lanes ofSpans = new Lanes();
            List<Integer> spans = new ArrayList<>();
            for (Span span : row.spans()) {
                double from = axis.x(span.from());
                double until = Math.max(from + LEAST_WIDTH, axis.x(span.until()));
                double room = words ? Letters.beside(Letters.of(span, row), from, until) : 0;
                spans.add(ofSpans.take(from, until + room));
            }
            Lanes ofBars = new Lanes();
            List<Integer> bars = new ArrayList<>();
            for (Bar bar : row.bars()) {
                double from = axis.x(bar.from());
                double until = axis.x(bar.until());
                // who waits for a moment only is a tick among others
                boolean tick = row.place() == Timeline.Place.WAITING && until - from < LEAST_WIDTH;
                bars.add(tick ? 0 : ofBars.take(from, Math.max(from + LEAST_WIDTH, until)));
            }
            int lanes = ofSpans.size() + Math.max(1, ofBars.size());
            boolean bare = bars.isEmpty() && !spans.isEmpty();
            return new Packed(row, spans, bars, ofSpans.size(), bare ? ofSpans.size() : lanes);
        }

        boolean isNode() {
            return row.place() == Timeline.Place.NODE;
        }
    }

    static Layout of(List<Row> rows, Axis axis) {
        boolean words = rows.size() <= MOST_WORDS;
        List<Packed> packed = rows.stream()
                .map(it -> Packed.of(it, axis, words || it.place() == Timeline.Place.PART))
                .toList();
        int nodes = (int) packed.stream().filter(Packed::isNode).count();
        int lanes =
                packed.stream().filter(Packed::isNode).mapToInt(Packed::lanes).sum();
        double usual = within(THINNEST, ROOM / Math.max(1, lanes), THICKEST);
        double least = within(11, ROOM / Math.max(1, nodes), 24);
        List<Shelf> shelves = new ArrayList<>();
        double y = 0;
        for (Packed it : packed) {
            double lane = Math.min(it.isNode() ? usual : THICKEST, HIGHEST / it.lanes());
            double height = Math.max(it.isNode() ? least : 24, it.lanes() * lane + lane / 2);
            double font = it.isNode() ? within(9, least - 2, 12.5) : 12.5;
            shelves.add(new Shelf(it.row(), y, height, lane, font, it.spans(), it.bars(), it.spanLanes()));
            y += height;
        }
        return new Layout(shelves, y);
    }

    private static double within(double least, double value, double most) {
        return Math.max(least, Math.min(most, value));
    }
}
