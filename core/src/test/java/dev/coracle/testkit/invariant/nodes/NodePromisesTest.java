package dev.coracle.testkit.invariant.nodes;

import static dev.coracle.testkit.invariant.Things.driving;
import static dev.coracle.testkit.invariant.Things.lease;
import static dev.coracle.testkit.invariant.Things.marked;
import static dev.coracle.testkit.invariant.Things.node;
import static dev.coracle.testkit.invariant.Things.owned;
import static dev.coracle.testkit.invariant.Things.pod;
import static dev.coracle.testkit.invariant.Things.set;
import static dev.coracle.testkit.invariant.Things.tainted;
import static dev.coracle.testkit.invariant.Things.terminating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Node;
import dev.coracle.testkit.invariant.Fed;
import dev.coracle.testkit.invariant.Invariant;
import org.junit.jupiter.api.Test;

/** Changes by hand: such that break a promise, and such that keep it. */
class NodePromisesTest {
    private static final Node WELL = node("n1", "True");
    private static final Node OTHER = node("n2", "True");
    private static final Node LOST = node("n1", "Unknown");

    @Test
    void everyPromiseHasItsNameAndSentence() {
        assertThat(NodeInvariants.all())
                .extracting(Invariant::name)
                .doesNotHaveDuplicates()
                .hasSize(13);
        assertThat(NodeInvariants.all()).extracting(Invariant::promise).allMatch(it -> it.endsWith("."));
    }

    @Test
    void aSilentNodeIsToBeFound() {
        try (Fed fed = new Fed(new SilentNodesAreFound())) {
            fed.put(WELL).put(OTHER).at(10).put(lease("n1", fed.moment(10)));
            assertThat(fed.at(76.9).complaints())
                    .containsExactly("node n2 has been silent since " + fed.moment(0) + " and is not called Unknown");
            assertThat(fed.at(77.1).complaints()).singleElement().asString().startsWith("node n1 ");
            fed.put(LOST).at(500);
            assertThat(fed.complaints()).isEmpty();
        }
    }

    @Test
    void aNodeThatGivesSignsOfLifeIsNotCalledUnknown() {
        try (Fed fed = new Fed(new LivingNodesStayAlive())) {
            fed.put(WELL).at(30).put(lease("n1", fed.moment(30))).at(79).put(LOST);
            assertThat(fed.complaints()).containsExactly("node n1 is called Unknown 49000 ms after a sign of life");
        }
        try (Fed fed = new Fed(new LivingNodesStayAlive())) {
            fed.put(WELL).at(30).put(lease("n1", fed.moment(30))).at(80).put(LOST);
            assertThat(fed.complaints()).isEmpty();
            assertThat(fed.isConcerned()).isTrue();
            assertThat(fed.audit()).isEmpty();
        }
    }

    @Test
    void aRenewalByAClockThatWentBackProvesNoLife() {
        try (Fed fed = new Fed(new LivingNodesStayAlive())) {
            fed.put(WELL).at(30).put(lease("n1", fed.moment(30)));
            fed.at(60).put(lease("n1", fed.moment(9))).at(81).put(LOST);
            assertThat(fed.complaints()).isEmpty();
        }
    }

    @Test
    void controllersThatHaveJustBegunCallNoNodeUnknown() {
        try (Fed fed = new Fed(new OutagesKillNoNode())) {
            fed.put(WELL).at(40).put(LOST);
            assertThat(fed.complaints()).singleElement().asString().contains("and the controllers run since");
            fed.put(WELL).at(60).put(LOST);
            assertThat(fed.complaints()).isEmpty();
        }
    }

    @Test
    void aLostNodeIsTaintedInItsTurnAndFreedWhenItIsBack() {
        try (Fed fed = new Fed(new LostNodesAreTainted())) {
            fed.put(WELL).put(OTHER).put(LOST);
            assertThat(fed.at(46).complaints()).isEmpty();
            assertThat(fed.at(48).complaints()).singleElement().asString().contains("are not driven away");
            assertThat(fed.audit()).isEmpty();
            fed.put(tainted(LOST, driving("unreachable"))).put(tainted(WELL, driving("unreachable")));
            assertThat(fed.at(66).complaints())
                    .singleElement()
                    .asString()
                    .contains("is ready, and its pods are driven");
        }
        try (Fed fed = new Fed(new LostNodesAreTainted())) {
            fed.put(WELL).put(LOST).at(500);
            assertThat(fed.complaints()).as("no node is ready").isEmpty();
        }
    }

    @Test
    void nodesOfAZoneLoseTheirPodsOneAfterTheOther() {
        try (Fed fed = new Fed(new NoEvictionStorm())) {
            fed.put(node("well", "True"));
            for (int i = 1; i <= 2; i++) fed.put(node("n" + i, "Unknown"));
            fed.at(100).put(tainted(node("n1", "Unknown"), driving("unreachable")));
            fed.at(109).put(tainted(node("n2", "Unknown"), driving("unreachable")));
            assertThat(fed.complaints()).isEmpty();
        }
        try (Fed fed = new Fed(new NoEvictionStorm())) {
            fed.put(node("well", "True"));
            for (int i = 1; i <= 2; i++) fed.put(node("n" + i, "Unknown"));
            fed.at(100).put(tainted(node("n1", "Unknown"), driving("unreachable")));
            fed.at(105).put(tainted(node("n2", "Unknown"), driving("unreachable")));
            assertThat(fed.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("node n2 begins to lose its pods so soon");
        }
    }

    @Test
    void inASmallZoneThatIsMostlyLostNoNodeLosesPodsNorWhereAllAreLost() {
        try (Fed fed = new Fed(new NoEvictionStorm())) {
            fed.put(node("well", "True"));
            for (int i = 1; i <= 3; i++) fed.put(node("n" + i, "Unknown"));
            fed.at(100).put(tainted(node("n1", "Unknown"), driving("unreachable")));
            assertThat(fed.complaints()).containsExactly("node n1 begins to lose its pods though none of its zone may");
            fed.put(node("well", "Unknown")).at(200).put(tainted(node("n2", "Unknown"), driving("unreachable")));
            assertThat(fed.complaints()).hasSize(1);
        }
    }

    @Test
    void aPodLeavesATaintedNodeInTime() {
        try (Fed fed = new Fed(new TaintedPodsAreEvicted())) {
            fed.put(WELL).put(pod("a", "n1")).put(pod("b", "n1"));
            fed.at(10).put(tainted(LOST, driving("unreachable")));
            fed.at(311).put(terminating(pod("a", "n1"), fed.moment(341)));
            assertThat(fed.at(313).complaints())
                    .singleElement()
                    .asString()
                    .startsWith("pod default/b is still on its node");
            assertThat(fed.audit()).isEmpty();
        }
    }

    @Test
    void aPodThatToleratesNothingLeavesAtOnce() {
        try (Fed fed = new Fed(new TaintedPodsAreEvicted())) {
            fed.put(tainted(WELL, driving("not-ready"))).put(pod("a", "n1"));
            assertThat(fed.at(3).complaints()).hasSize(1);
        }
    }

    @Test
    void noPodIsDrivenAwayTooEarly() {
        try (Fed fed = new Fed(new NoEarlyEviction())) {
            fed.put(WELL).put(pod("a", "n1")).put(pod("b", "n1"));
            fed.at(10).put(tainted(LOST, driving("unreachable")));
            fed.at(309).put(marked(pod("a", "n1")));
            assertThat(fed.complaints()).singleElement().asString().startsWith("pod default/a is driven away from n1");
            fed.at(310).put(marked(pod("b", "n1")));
            assertThat(fed.complaints()).isEmpty();
            assertThat(fed.isConcerned()).isTrue();
        }
    }

    @Test
    void anEvictionIsCancelledWhenItsTaintIsGoneThoughAnotherIsLeft() {
        try (Fed fed = new Fed(new EvictionsAreCancelled())) {
            fed.put(WELL).put(pod("a", "n1")).put(pod("b", "n1"));
            fed.at(10).put(tainted(LOST, driving("unreachable")));
            fed.at(309).put(WELL);
            fed.at(310.5).put(marked(pod("a", "n1")));
            assertThat(fed.complaints()).as("not seen yet").isEmpty();
            fed.at(312).put(marked(pod("b", "n1")));
            assertThat(fed.complaints()).singleElement().asString().contains("for a taint that was taken away");
        }
    }

    @Test
    void aLostPodIsReplaced() {
        try (Fed fed = new Fed(new LostPodsAreReplaced())) {
            fed.put(set(2)).put(owned(pod("a", "n1"))).put(owned(pod("b", "n2")));
            fed.at(10).put(terminating(owned(pod("a", "n1")), fed.moment(40)));
            assertThat(fed.at(12).complaints()).isEmpty();
            assertThat(fed.at(12.2).complaints()).singleElement().asString().contains("has only 1 pods since");
            assertThat(fed.audit()).isEmpty();
            fed.put(owned(pod("c", "n2"))).at(100);
            assertThat(fed.complaints()).isEmpty();
        }
    }

    @Test
    void aLossIsMadeUpForOnce() {
        try (Fed fed = new Fed(new OneReplacementPerLoss())) {
            fed.put(set(1)).put(owned(pod("a", "n1"))).at(10).put(terminating(owned(pod("a", "n1")), fed.moment(40)));
            assertThat(fed.put(owned(pod("b", "n2"))).complaints()).isEmpty();
            assertThat(fed.put(owned(pod("c", "n2"))).complaints())
                    .containsExactly("pod default/c is number 3 of its replica set, which wanted 1 at most and lost 1");
            assertThat(fed.audit()).isEmpty();
        }
    }

    @Test
    void nobodyIsBlamedForTheChangeOfAUser() {
        try (Fed fed = new Fed(new PodsOutliveTheirNodesSilence())) {
            fed.put(LOST).put(pod("a", "n1")).remove(pod("a", "n1"));
            assertThat(fed.complaints()).isEmpty();
        }
    }
}
