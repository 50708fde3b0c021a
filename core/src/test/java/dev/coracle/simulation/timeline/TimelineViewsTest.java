package dev.coracle.simulation.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Cause;
import dev.coracle.simulation.timeline.Timeline.Mark;
import dev.coracle.simulation.timeline.Timeline.Phase;
import dev.coracle.simulation.timeline.Timeline.Place;
import dev.coracle.simulation.timeline.Timeline.Row;
import dev.coracle.simulation.timeline.Timeline.Section;
import dev.coracle.simulation.timeline.Timeline.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineViewsTest {
    private static Duration at(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Section section(Phase phase, int from, int until) {
        return new Section(phase, at(from), at(until));
    }

    private static Timeline tiny() {
        Bar waiting = new Bar("shop/web-1", List.of(section(Phase.WAITING, 1, 2)));
        Bar web = new Bar(
                "shop/web-1",
                List.of(section(Phase.BOUND, 2, 4), section(Phase.RUNNING, 4, 15), section(Phase.TERMINATING, 15, 18)));
        Bar job = new Bar("shop/job", List.of(section(Phase.RUNNING, 3, 6), section(Phase.SUCCEEDED, 6, 20)));
        Span crash = new Span(Cause.FAULT, at(5), at(12), "node-1 crashes for 7 s");
        Span silent = new Span(Cause.NOT_READY, at(8), at(13), "is not ready: Unknown");
        Span down = new Span(Cause.FAULT, at(10), at(20), "kube-apiserver is down for 30 s");
        Span cut = new Span(Cause.FAULT, at(11), at(11), "kube-scheduler has its watches cut");
        return new Timeline(
                "tiny, seed 1",
                at(20),
                List.of(
                        new Row("kube-scheduler", Place.PART, List.of(), List.of(cut)),
                        new Row("no node", Place.WAITING, List.of(waiting), List.of()),
                        new Row("node-1", Place.NODE, List.of(web), List.of(crash, silent)),
                        new Row("node-2", Place.NODE, List.of(job), List.of())),
                List.of(down),
                List.of(Mark.note(at(9), "somebody looks"), Mark.broken(at(16), "NoPodEnds is broken")));
    }

    @Test
    void asTextItHasALineForEachEventAndAColumnForEachRow() {
        assertThat(tiny().text()).isEqualTo("""
                tiny, seed 1
                how many pods are where; ! during a fault, ? where a node is not ready

                       time  everywhere  kube-scheduler  no node  node-1  node-2
                    1.000 s           .               .        1       .       .  shop/web-1 waits for a node
                    2.000 s           .               .        .       1       .  shop/web-1 is bound to node-1
                    3.000 s           .               .        .       1       1  shop/job runs on node-2
                    4.000 s           .               .        .       1       1  shop/web-1 runs on node-1
                    5.000 s           .               .        .      1!       1  FAULT begins: node-1 crashes for 7 s
                    6.000 s           .               .        .      1!       1  shop/job has succeeded on node-2
                    8.000 s           .               .        .     1!?       1  node-1 is not ready: Unknown
                    9.000 s           .               .        .     1!?       1  somebody looks
                   10.000 s          .!               .        .     1!?       1  FAULT begins: kube-apiserver is down for 30 s
                   11.000 s          .!               .        .     1!?       1  FAULT: kube-scheduler has its watches cut
                   12.000 s          .!               .        .      1?       1  fault is over: node-1 crashes for 7 s
                   13.000 s          .!               .        .       1       1  node-1 is ready again
                   15.000 s          .!               .        .       1       1  shop/web-1 is told to end on node-1
                   16.000 s          .!               .        .       1       1  BROKEN: NoPodEnds is broken
                   18.000 s          .!               .        .       .       1  shop/web-1 is gone
                   20.000 s          .!               .        .       .       1  the end
                """);
    }

    @Test
    void manyColumnsAreNarrowAndTheirNamesStandUpright() {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 100; i++) rows.add(new Row("node-" + i, Place.NODE, List.of(), List.of()));
        List<String> lines = new Timeline("wide", at(1), rows, List.of(), List.of())
                .text()
                .lines()
                .toList();

        assertThat(lines.get(3)).endsWith("n").hasSize(11 + 100 * 4);
        assertThat(lines.get(10)).startsWith("       time   1   2   3").endsWith("   9   0");
        assertThat(lines.get(11)).isEqualTo("    1.000 s" + "   .".repeat(100) + "  the end");
    }

    @Test
    void asPageItShowsAllThereIs() {
        Xml page = Xml.of(tiny().html());

        assertThat(page.texts("text", "name"))
                .containsExactly("everywhere", "kube-scheduler", "no node", "node-1", "node-2");
        assertThat(page.titles())
                .contains(
                        "shop/web-1\nbound from 2.000 s to 4.000 s\nrunning from 4.000 s to 15.000 s\n"
                                + "terminating from 15.000 s to 18.000 s",
                        "node-1 crashes for 7 s\n5.000 s to 12.000 s",
                        "is not ready: Unknown\n8.000 s to 13.000 s",
                        "kube-apiserver is down for 30 s\n10.000 s to 20.000 s",
                        "kube-scheduler has its watches cut\nat 11.000 s",
                        "NoPodEnds is broken\n16.000 s");
        assertThat(page.texts("p", "alarm"))
                .singleElement()
                .asString()
                .containsSubsequence("16.000 s", "NoPodEnds is broken");
        assertThat(page.attribute("rect", "running", "x")).contains("395.2", "333.9");
        assertThat(page.attribute("line", "mark broken", "x1")).containsOnly("1130.8");
    }

    @Test
    void faultsOfARowShadeThatRowAndOthersAll() {
        Xml page = Xml.of(tiny().html());
        List<String> heights = page.attribute("rect", "shade", "height");
        String all = page.attribute("line", "mark broken", "y2").get(1);

        assertThat(heights).contains(all);
        assertThat(heights)
                .filteredOn(it -> Double.parseDouble(it) < Double.parseDouble(all))
                .hasSize(3);
    }

    @Test
    void namesCannotBreakThePage() {
        String name = "<script>\"&'\u0001\uD83D\uDE00";
        Row row = new Row(name, Place.NODE, List.of(new Bar(name, List.of(section(Phase.RUNNING, 0, 2)))), List.of());
        Timeline timeline = new Timeline(name, at(2), List.of(row), List.of(), List.of(Mark.broken(at(1), name)));

        Xml page = Xml.of(timeline.html());
        assertThat(page.texts("h1", "")).containsExactly("<script>\"&'\uFFFD\uD83D\uDE00");
        assertThat(timeline.html()).doesNotContain("<script");
    }

    @Test
    void thePageNeedsNothingElse() {
        assertThat(tiny().html()).doesNotContain("href", "src=", "@import", "url(http", "<link", "<script");
    }

    @Test
    void rowsGetThinnerTheMoreThereAre() {
        assertThat(nodeHeight(3)).isGreaterThan(20);
        assertThat(nodeHeight(100)).isBetween(8.0, 14.0);
    }

    private static double nodeHeight(int nodes) {
        List<Row> rows = new ArrayList<>();
        Bar bar = new Bar("a/b", List.of(section(Phase.RUNNING, 0, 2)));
        for (int i = 1; i <= nodes; i++) rows.add(new Row("node-" + i, Place.NODE, List.of(bar), List.of()));
        Xml page = Xml.of(new Timeline("many", at(2), rows, List.of(), List.of()).html());
        return Double.parseDouble(page.attribute("rect", "row", "height").get(0));
    }

    @Test
    void aRunThatTookNoTimeIsDrawnToo() {
        Timeline nothing = new Timeline("nothing", Duration.ZERO, List.of(), List.of(), List.of());
        assertThat(Xml.of(nothing.html()).texts("h1", "")).containsExactly("nothing");
        assertThat(nothing.text()).endsWith("    0.000 s  the end\n");
    }

    @Test
    void ticksAreFewWhateverTheTime() {
        for (long millis : new long[] {1, 40, 999, 59_000, 480_000, 86_400_000L, 40L * 86_400_000}) {
            Axis axis = new Axis(Duration.ofMillis(millis));
            assertThat(axis.ticks()).as("%d ms", millis).hasSizeBetween(2, 16);
            assertThat(axis.x(axis.end())).isEqualTo(Axis.RIGHT);
        }
    }

    @Test
    void aBarHasASection() {
        assertThatThrownBy(() -> new Bar("a/b", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bar without sections: a/b");
    }
}
