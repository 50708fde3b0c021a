package dev.coracle.simulation.timeline;

import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Cause;
import dev.coracle.simulation.timeline.Timeline.Mark;
import dev.coracle.simulation.timeline.Timeline.Place;
import java.util.List;
import java.util.stream.Stream;

/** A timeline as a page. */
final class HtmlPage {
    private final Timeline timeline;
    private final Markup out = new Markup();

    HtmlPage(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public String toString() {
        out.raw("<!DOCTYPE html>\n");
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
        out.empty("meta", "charset", "UTF-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width");
        out.element("title", timeline.title());
        out.open("style").raw(Style.SHEET).close("style").close("head");
        out.open("body").open("header");
        out.element("h1", timeline.title());
        out.element("p", summary(), "class", "summary");
        for (Mark mark : timeline.marks()) {
            if (mark.broken()) broken(mark);
        }
        legend();
        out.close("header");
        out.open("div", "class", "top").raw(new Ruler(timeline).toString()).close("div");
        out.raw(new Chart(timeline).toString());
        return out.close("body").close("html").toString();
    }

    private void broken(Mark mark) {
        out.open("p", "class", "alarm");
        out.element("b", Seconds.text(mark.time())).text(" ").text(mark.text());
        out.close("p");
    }

    private String summary() {
        long nodes =
                timeline.rows().stream().filter(it -> it.place() == Place.NODE).count();
        long pods = timeline.rows().stream()
                .flatMap(it -> it.bars().stream())
                .map(Bar::pod)
                .distinct()
                .count();
        long faults = Stream.concat(
                        timeline.everywhere().stream(), timeline.rows().stream().flatMap(it -> it.spans().stream()))
                .filter(it -> it.cause() == Cause.FAULT)
                .distinct()
                .count();
        return count(nodes, "node") + " · " + count(pods, "pod") + " · " + count(faults, "fault") + " · "
                + Seconds.text(timeline.end()) + " of virtual time";
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void legend() {
        out.open("ul", "class", "legend");
        List<String> phases = List.of("waiting", "bound", "running", "terminating", "succeeded", "failed");
        for (String phase : phases) swatch("rect", phase, phase);
        swatch("rect", "fault", "fault");
        swatch("rect", "lost", "node not ready");
        if (timeline.marks().stream().anyMatch(Mark::broken)) swatch("rect", "flag broken", "broken promise");
        out.close("ul");
    }

    private void swatch(String shape, String style, String text) {
        out.open("li").open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "swatch", "viewBox", "0 0 14 10");
        out.empty(shape, "class", style, "width", 14, "height", 10).close("svg");
        out.text(text).close("li");
    }
}
