package dev.coracle.simulation.timeline;

import static dev.coracle.simulation.fault.Fault.at;
import static dev.coracle.simulation.fault.Fault.seconds;
import static dev.coracle.simulation.fault.FaultKind.API_OUTAGE;
import static dev.coracle.simulation.fault.FaultKind.COMPONENT_CRASH;
import static dev.coracle.simulation.fault.FaultKind.NODE_CRASH;
import static dev.coracle.simulation.fault.FaultKind.WATCH_CUT;
import static dev.coracle.simulation.fault.FaultKind.ZONE_DISCONNECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.FaultRun;
import dev.coracle.simulation.timeline.Timeline.Bar;
import dev.coracle.simulation.timeline.Timeline.Cause;
import dev.coracle.simulation.timeline.Timeline.Phase;
import dev.coracle.simulation.timeline.Timeline.Place;
import dev.coracle.simulation.timeline.Timeline.Row;
import dev.coracle.simulation.timeline.Timeline.Section;
import dev.coracle.simulation.timeline.Timeline.Span;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.NodeShape;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimelineRecorderTest {
    private static final FaultPlan FAULTS = FaultPlan.of(
            at(seconds(30), NODE_CRASH, "node-2", seconds(400)),
            at(seconds(40), COMPONENT_CRASH, "kube-scheduler", seconds(10)),
            at(seconds(50), API_OUTAGE, "kube-apiserver", seconds(5)),
            at(seconds(60), WATCH_CUT, "kubelet/node-10"),
            at(seconds(480), ZONE_DISCONNECT, "b", seconds(900), 50));

    private static ClusterCase played() {
        List<NodeShape> nodes = new ArrayList<>();
        for (int i = 0; i < 10; i++) nodes.add(new NodeShape(4, 8, 110, 0, i < 5 ? "a" : "b", false));
        Workload web = Workload.of(Duration.ofSeconds(1), Form.DEPLOYMENT, 20, PodShape.of(500, 128));
        return ClusterCase.of(nodes, List.of(web), FAULTS, 7);
    }

    private static Timeline recorded() {
        ClusterCase played = played();
        try (Simulation simulation = Simulation.of(played.definition().build(), 7);
                TimelineRecorder recorder = TimelineRecorder.on(simulation)) {
            FaultRun faults = played.begin(simulation);
            simulation.kernel().runUntil(Duration.ofMinutes(10));
            return recorder.timeline(faults.turns(), List.of());
        }
    }

    private static Row row(Timeline timeline, String name) {
        return timeline.rows().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> faults(Row row) {
        return row.spans().stream()
                .filter(it -> it.cause() == Cause.FAULT)
                .map(Span::text)
                .toList();
    }

    @Test
    void faultsAreAtWhomTheyBefell() {
        Timeline timeline = recorded();

        assertThat(timeline.title()).isEqualTo("random, seed 7");
        assertThat(timeline.end()).isEqualTo(Duration.ofMinutes(10));
        assertThat(timeline.rows())
                .extracting(Row::name)
                .containsExactly(
                        "kube-scheduler",
                        "no node",
                        "node-1",
                        "node-2",
                        "node-3",
                        "node-4",
                        "node-5",
                        "node-6",
                        "node-7",
                        "node-8",
                        "node-9",
                        "node-10");
        assertThat(timeline.everywhere()).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo("kube-apiserver is down for 5 s");
            assertThat(it.until()).isEqualTo(it.from().plusSeconds(5));
        });
        assertThat(faults(row(timeline, "node-2"))).containsExactly("node-2 crashes for 400 s");
        assertThat(faults(row(timeline, "node-10"))).containsExactly("kubelet/node-10 has its watches cut");
        long cutOff = timeline.rows().stream()
                .filter(it -> it.place() == Place.NODE
                        && faults(it).stream().anyMatch(text -> text.startsWith("b is cut off")))
                .peek(it -> assertThat(it.spans().get(it.spans().size() - 1).until())
                        .isEqualTo(timeline.end()))
                .count();
        assertThat(cutOff).isEqualTo(3);
    }

    @Test
    void podsOfALostNodeAreToldToEndAndOthersRunElsewhere() {
        Timeline timeline = recorded();
        Row lost = row(timeline, "node-2");

        assertThat(lost.spans()).anySatisfy(it -> {
            assertThat(it.cause()).isEqualTo(Cause.NOT_READY);
            assertThat(it.text()).isEqualTo("is not ready: Unknown");
            assertThat(it.from()).isBetween(Duration.ofSeconds(75), Duration.ofSeconds(115));
        });
        assertThat(lost.bars()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.sections()).extracting(Section::phase).startsWith(Phase.BOUND, Phase.RUNNING);
            assertThat(it.sections()).extracting(Section::phase).contains(Phase.TERMINATING);
        });
        assertThat(timeline.rows().stream()
                        .filter(it -> it.place() == Place.NODE)
                        .flatMap(it -> it.bars().stream()))
                .filteredOn(
                        it -> last(it).phase() == Phase.RUNNING && it.until().equals(timeline.end()))
                .hasSize(20);
        assertThat(row(timeline, "no node").bars()).extracting(Bar::pod).hasSizeGreaterThan(20);
    }

    private static Section last(Bar bar) {
        return bar.sections().get(bar.sections().size() - 1);
    }

    @Test
    void sectionsOfABarFollowEachOtherWithoutGap() {
        assertThat(recorded().rows().stream().flatMap(it -> it.bars().stream())).allSatisfy(bar -> {
            for (int i = 1; i < bar.sections().size(); i++)
                assertThat(bar.sections().get(i).from())
                        .isEqualTo(bar.sections().get(i - 1).until());
        });
    }

    @Test
    void aRunGoesTheSameWayWithAndWithoutTheRecorder() {
        List<Timeline> drawn = new ArrayList<>();
        long seen = hash(simulation -> {
            try (TimelineRecorder recorder = TimelineRecorder.on(simulation)) {
                play(simulation);
                drawn.add(recorder.timeline());
            }
        });

        assertThat(seen).isEqualTo(hash(TimelineRecorderTest::play));
        assertThat(drawn)
                .singleElement()
                .satisfies(it -> assertThat(row(it, "node-1").bars()).isNotEmpty());
    }

    private static void play(Simulation simulation) {
        played().begin(simulation);
        simulation.kernel().runUntil(Duration.ofMinutes(5));
    }

    private static long hash(Consumer<Simulation> play) {
        try (Simulation simulation = Simulation.of(played().definition().build(), 7)) {
            play.accept(simulation);
            return simulation.trace().hash();
        }
    }
}
