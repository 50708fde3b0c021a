package dev.coracle.testkit.invariant.scheduling;

import static dev.coracle.testkit.invariant.scheduling.Objects.node;
import static dev.coracle.testkit.invariant.scheduling.Objects.on;
import static dev.coracle.testkit.invariant.scheduling.Objects.pod;
import static dev.coracle.testkit.invariant.scheduling.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.Time;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSchedulingGate;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Hearing;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scheduler might do wrong when it binds a pod, told to each promise by hand. */
class BindPromisesTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder()
                    .scheduler(Optional.empty())
                    .controllers(List.of())
                    .build(),
            1);

    @AfterEach
    void close() {
        simulation.close();
    }

    private Hearing hearing(Invariant invariant) {
        invariant.begin(new Setting(
                simulation.cluster(), Optional.of(simulation), Bounds.builder().build()));
        return new Hearing(invariant);
    }

    private static List<String> bind(Hearing hearing, Pod pod, String node) {
        hearing.see(Pod.class, pod);
        return hearing.see(Pod.class, on(pod, node));
    }

    private static void nodes(Hearing hearing, Node... nodes) {
        for (Node node : nodes) hearing.see(Node.class, node);
        hearing.pass(LONG);
    }

    @Test
    void aPodThatIsBeingDeletedOrGatedIsNotBound() {
        Hearing hearing = hearing(new BindPrecondition());
        Pod leaving = pod("a1");
        leaving = leaving.withMetadata(leaving.metadata().withDeletionTimestamp(new Time(Instant.EPOCH)));
        Pod gated = pod(
                "a2",
                it -> it.addSchedulingGate(
                        PodSchedulingGate.builder().name("later").build()));

        assertThat(bind(hearing, pod("a0"), "n1")).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        assertThat(bind(hearing, leaving, "n1"))
                .containsExactly(
                        "BindPrecondition: pod default/a1 on n1 was bound while being deleted; it should be let go");
        assertThat(bind(hearing, gated, "n1")).singleElement().asString().contains("was bound with the gates");
    }

    @Test
    void aNodeMustBeThere() {
        Hearing hearing = hearing(new NoBindToBadNode());
        nodes(hearing, node("n1"));

        assertThat(bind(hearing, pod("a1"), "n1")).isEmpty();
        hearing.gone(Node.class, node("n1"), 2);
        assertThat(bind(hearing, pod("a2"), "n1")).isEmpty();
        hearing.pass(LONG);
        assertThat(bind(hearing, pod("a3"), "n1")).singleElement().asString().contains("to a node that there is not");
    }

    @Test
    void aTaintCountsOnceItMustBeKnown() {
        Hearing hearing = hearing(new NoBindToBadNode());
        nodes(hearing, node("n1"));

        hearing.see(Node.class, tainted("n1"));
        assertThat(bind(hearing, pod("a1"), "n1")).isEmpty();
        hearing.pass(LONG);
        assertThat(bind(hearing, pod("a2"), "n1"))
                .singleElement()
                .asString()
                .contains("although: TaintToleration: node(s) had untolerated taint {bad: }");
    }

    @Test
    void aNodeMustBeOneThatThePodInsistsOn() {
        Hearing hearing = hearing(new NodeAffinityIsKept());
        nodes(hearing, node("n1"));
        Pod picky = pod("a1", it -> it.putNodeSelector("kubernetes.io/hostname", "n2"));
        Pod right = pod("a2", it -> it.putNodeSelector("kubernetes.io/hostname", "n1"));

        assertThat(bind(hearing, right, "n1")).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        assertThat(bind(hearing, picky, "n1")).singleElement().asString().contains("although: NodeAffinity");
        Node renamed = node("n1").withMetadata(node("n1").metadata().withLabels(Map.of()));
        hearing.see(Node.class, renamed);
        assertThat(bind(hearing, pod("a3", it -> it.putNodeSelector("kubernetes.io/hostname", "n1")), "n1"))
                .isEmpty();
    }

    @Test
    void aPodIsKeptAwayFromOthersBothWays() {
        Hearing hearing = hearing(new AntiAffinityIsKept());
        nodes(hearing, node("n1"), node("n2"));
        Pod shy = pod("s1", it -> Objects.awayFrom(it, "a"));

        assertThat(bind(hearing, pod("a1"), "n1")).isEmpty();
        hearing.pass(LONG);
        assertThat(bind(hearing, shy, "n2")).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        assertThat(bind(hearing, pod("a2"), "n2")).isEmpty();
        assertThat(bind(hearing, pod("s2", it -> Objects.awayFrom(it, "a")), "n1"))
                .singleElement()
                .asString()
                .contains("didn't match pod anti-affinity rules");
        hearing.pass(LONG);
        assertThat(bind(hearing, pod("a3"), "n2"))
                .singleElement()
                .asString()
                .contains("didn't satisfy existing pods anti-affinity rules");
        assertThat(hearing.audit()).isEmpty();
    }

    @Test
    void aPodGoesWhereTheOthersAre() {
        Hearing hearing = hearing(new AffinityIsKept());
        nodes(hearing, node("n1"), node("n2"));
        bind(hearing, pod("a1"), "n1");
        hearing.pass(LONG);

        assertThat(bind(hearing, pod("b1", it -> Objects.near(it, "a")), "n1")).isEmpty();
        assertThat(bind(hearing, pod("b2", it -> Objects.near(it, "a")), "n2"))
                .singleElement()
                .asString()
                .contains("didn't match pod affinity rules");
        assertThat(bind(hearing, pod("c1", it -> Objects.near(it, "c")), "n2")).isEmpty();
        assertThat(hearing.audit()).isEmpty();
    }

    @Test
    void podsAreSpreadEvenly() {
        Hearing hearing = hearing(new SpreadIsKept());
        nodes(hearing, node("n1"), node("n2"));

        assertThat(bind(hearing, pod("a1", it -> Objects.evenly(it, "a")), "n1"))
                .isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        assertThat(bind(hearing, pod("a2", it -> Objects.evenly(it, "a")), "n1"))
                .singleElement()
                .asString()
                .contains("didn't match pod topology spread constraints");
        hearing.gone(Pod.class, on(pod("a1"), "n1"), 2);
        assertThat(bind(hearing, pod("a3", it -> Objects.evenly(it, "a")), "n1"))
                .isEmpty();
        assertThat(hearing.audit()).isEmpty();
    }

    @Test
    void aPortOfANodeIsHeldByOnePod() {
        Hearing hearing = hearing(new HostPortsAreHeldOnce());
        nodes(hearing, node("n1"), node("n2"));

        assertThat(bind(hearing, pod("a1", Objects::port), "n1")).isEmpty();
        hearing.pass(LONG);
        assertThat(bind(hearing, pod("a2", Objects::port), "n2")).isEmpty();
        assertThat(bind(hearing, pod("a3", Objects::port), "n1"))
                .singleElement()
                .asString()
                .contains("didn't have free ports");
        hearing.gone(Pod.class, on(pod("a2", Objects::port), "n2"), 2);
        assertThat(bind(hearing, pod("a4", Objects::port), "n2")).isEmpty();
    }
}
