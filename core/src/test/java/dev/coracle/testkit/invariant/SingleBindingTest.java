package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No API server lets these things happen, so they are made up. */
class SingleBindingTest {
    private final SingleBinding invariant = new SingleBinding();
    private final ClusterState state = new ClusterState();
    private long revision;

    private static Pod pod(String name, String uid, String node) {
        PodSpec spec = PodSpec.builder().build();
        return Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name(name)
                        .uid(uid)
                        .build())
                .spec(node.isEmpty() ? spec : spec.withNodeName(node))
                .build();
    }

    private List<String> see(Pod pod) {
        return judge(state.put(Pod.class, pod), Optional.of(pod));
    }

    private List<String> gone(Pod pod) {
        return judge(state.remove(Pod.class, pod.key()), Optional.empty());
    }

    private List<String> judge(Optional<ApiObject> before, Optional<ApiObject> after) {
        Change change = new Change(before, after, ++revision, Instant.EPOCH);
        return invariant.judge(change, state).violations(invariant, revision, Instant.EPOCH).stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void aPodThatIsBoundOnceKeepsThePromise() {
        assertThat(see(pod("a", "1", ""))).isEmpty();
        assertThat(see(pod("a", "1", "n1"))).isEmpty();
        assertThat(see(pod("a", "1", "n1"))).isEmpty();
        assertThat(gone(pod("a", "1", "n1"))).isEmpty();
        assertThat(see(pod("a", "2", "n2"))).isEmpty();
        assertThat(invariant.audit(state).isConcerned()).isFalse();
    }

    @Test
    void aPodThatMovesBreaksIt() {
        see(pod("a", "1", "n1"));

        assertThat(see(pod("a", "1", "n2")))
                .containsExactly(
                        "SingleBinding is broken at revision 2, 1970-01-01T00:00:00Z: pod default/a (1) is on n2"
                                + " after default/a was on n1; it should stay on n1");
    }

    @Test
    void aPodThatLosesItsNodeBreaksIt() {
        see(pod("a", "1", "n1"));

        assertThat(see(pod("a", "1", "")))
                .singleElement()
                .asString()
                .contains("is on no node after default/a was on n1");
    }

    @Test
    void aUidThatIsBoundAgainBreaksIt() {
        see(pod("a", "1", "n1"));
        gone(pod("a", "1", "n1"));

        assertThat(see(pod("b", "1", "n1"))).hasSize(1);
        assertThat(see(pod("c", "1", "n2"))).hasSize(1);
    }

    @Test
    void aPodThatRisesFromTheDeadBreaksIt() {
        see(pod("a", "1", "n1"));
        gone(pod("a", "1", "n1"));

        assertThat(see(pod("a", "1", "n1"))).singleElement().asString().contains("is there again");
    }

    @Test
    void onlyBoundPodsPutItToTheTest() {
        Pod unbound = pod("a", "1", "");
        assertThat(invariant
                        .judge(new Change(Optional.empty(), Optional.of(unbound), 1, Instant.EPOCH), state)
                        .isConcerned())
                .isFalse();
        Pod bound = pod("a", "1", "n1");
        assertThat(invariant
                        .judge(new Change(Optional.of(unbound), Optional.of(bound), 2, Instant.EPOCH), state)
                        .isConcerned())
                .isTrue();
    }
}
