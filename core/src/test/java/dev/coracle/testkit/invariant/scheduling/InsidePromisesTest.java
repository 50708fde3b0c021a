package dev.coracle.testkit.invariant.scheduling;

import static dev.coracle.testkit.invariant.scheduling.FakeView.given;
import static dev.coracle.testkit.invariant.scheduling.FakeView.preempts;
import static dev.coracle.testkit.invariant.scheduling.FakeView.refused;
import static dev.coracle.testkit.invariant.scheduling.Objects.node;
import static dev.coracle.testkit.invariant.scheduling.Objects.on;
import static dev.coracle.testkit.invariant.scheduling.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.KubeScheduler;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.scheduler.SchedulingObserver;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Hearing;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scheduler might decide wrongly, told to each promise as its observer would be. */
class InsidePromisesTest {
    private final ClusterDefinition definition =
            SchedulingInvariants.observed(ClusterDefinition.builder().build());
    private final Simulation simulation = Simulation.of(definition, 1);

    @AfterEach
    void close() {
        simulation.close();
    }

    private SchedulingObserver feed() {
        return ((KubeScheduler) definition.scheduler().orElseThrow())
                .options()
                .observer()
                .orElseThrow();
    }

    /** With a scheduler that has begun, and has nothing to do. */
    private Hearing hearing(Invariant invariant) {
        simulation.cluster().run(Duration.ofSeconds(1));
        invariant.begin(new Setting(
                simulation.cluster(), Optional.of(simulation), Bounds.builder().build()));
        return new Hearing(invariant);
    }

    private List<String> judged(Hearing hearing, FakeView view, SchedulingObserver.Judgement judgement) {
        feed().judged(view, judgement);
        return hearing.pass(Duration.ofMillis(1));
    }

    /** Lets nobody go whose labels say that he is one of g. */
    private static final PodDisruptionBudget GUARD = PodDisruptionBudget.builder()
            .metadata(ObjectMeta.builder().namespace("default").name("guard").build())
            .spec(PodDisruptionBudgetSpec.builder()
                    .selector(Objects.selector("g"))
                    .build())
            .status(PodDisruptionBudgetStatus.builder().build())
            .build();

    @Test
    void aNodeIsChosenOnlyWhereThePodFits() {
        Hearing hearing = hearing(new SoundDecisions());
        FakeView view = new FakeView(node("n1")).with("n1", pod("a1", 600, 0));

        assertThat(judged(hearing, view, given(pod("a2", 400, 0), "n1"))).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        assertThat(judged(hearing, view, given(pod("a3", 500, 0), "n1")))
                .containsExactly("SoundDecisions: pod default/a3 was given n1 although: NodeResourcesFit: Insufficient"
                        + " cpu; it should be given another node");
    }

    @Test
    void noVictimCouldHaveStayedOrIsAsImportant() {
        Hearing hearing = hearing(new MinimalVictims());
        Pod small = pod("a1", 400, 1);
        Pod large = pod("a2", 600, 1);
        Pod equal = pod("a3", 100, 5);
        FakeView view = new FakeView(node("n1")).with("n1", small, large);

        assertThat(judged(hearing, view, preempts(pod("b1", 400, 5), "n1", small)))
                .isEmpty();
        assertThat(judged(hearing, view, preempts(pod("b2", 400, 5), "n1", small, large)))
                .anyMatch(it -> it.contains("evicts default/a1 without need"));
        assertThat(judged(hearing, view, preempts(pod("b3", 900, 5), "n1", large)))
                .anyMatch(it -> it.contains("in vain"));
        assertThat(judged(hearing, view.with("n1", equal), preempts(pod("b4", 400, 5), "n1", equal)))
                .anyMatch(it -> it.contains("evicts default/a3 of priority 5"));
    }

    @Test
    void roomIsMadeWhereNoBudgetIsBroken() {
        Hearing hearing = hearing(new LeastHarmfulPreemption());
        Pod guarded = pod("g1", 1000, 0);
        Pod free = pod("f1", 1000, 0);
        FakeView view = new FakeView(node("n1"), node("n2")).with("n1", guarded).with("n2", free);
        view.objects.add(GUARD);

        assertThat(judged(hearing, view, preempts(pod("b1", 500, 5), "n2", free)))
                .isEmpty();
        assertThat(judged(hearing, view, preempts(pod("b2", 500, 5), "n1", guarded)))
                .singleElement()
                .asString()
                .contains("breaks 1 disruption budgets by evicting [default/g1] from n1")
                .contains("should evict [default/f1] from n2");
    }

    @Test
    void onANodeThoseLeaveWhomNoBudgetProtects() {
        Hearing hearing = hearing(new LeastHarmfulPreemption());
        Pod guarded = pod("g1", 500, 0);
        Pod free = pod("f1", 500, 0);
        FakeView view = new FakeView(node("n1")).with("n1", guarded, free);
        view.objects.add(GUARD);

        assertThat(judged(hearing, view, preempts(pod("b1", 500, 5), "n1", free)))
                .isEmpty();
        assertThat(judged(hearing, view, preempts(pod("b2", 500, 5), "n1", guarded)))
                .singleElement()
                .asString()
                .contains("evicts [default/g1] from n1 against disruption budgets");
        assertThat(judged(hearing, view, preempts(pod("b3", 1000, 5), "n1", guarded, free)))
                .isEmpty();
    }

    @Test
    void nobodyLeavesForAPodThatFitsElsewhere() {
        Hearing hearing = hearing(new NeededPreemption());
        Pod victim = pod("a1", 1000, 0);
        FakeView full = new FakeView(node("n1")).with("n1", victim);

        assertThat(judged(hearing, full, preempts(pod("b1", 500, 5), "n1", victim)))
                .isEmpty();
        full.cluster.putNode(node("n2"));
        assertThat(judged(hearing, full, preempts(pod("b2", 500, 5), "n1", victim)))
                .singleElement()
                .asString()
                .contains("should put the pod on n2");
    }

    @Test
    void higherPriorityGoesFirst() {
        Hearing hearing = hearing(new HigherPriorityFirst());
        FakeView view = new FakeView(node("n1"));
        view.next = Optional.of(PodInfo.of(pod("h1", 100, 5)));

        assertThat(judged(hearing, view, given(pod("a1", 100, 5), "n1"))).isEmpty();
        assertThat(judged(hearing, view, given(pod("a2", 100, 4), "n1")))
                .singleElement()
                .asString()
                .contains("was tried before default/h1 of 5");
    }

    @Test
    void whoFitsDoesNotWaitForAnEvent() {
        Hearing hearing = hearing(new NoMissedWakeUp());
        FakeView view = new FakeView(node("n1")).with("n1", pod("assumed", 100, 0), pod("a1", 500, 0));
        feed().began(view);
        view.refused.add(PodInfo.of(pod("b1", 600, 0)));

        assertThat(hearing.audit()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        view.cluster.removePod("assumed");
        view.cluster.removePod("a1");
        hearing.see(Pod.class, pod("x"));
        assertThat(hearing.pass(Duration.ofSeconds(1))).isEmpty();
        assertThat(hearing.pass(Duration.ofSeconds(2)))
                .containsExactly("NoMissedWakeUp: pod default/b1 waits for something to happen; it should be tried,"
                        + " since it fits on n1");
    }

    @Test
    void nobodyIsForgottenWhileOthersAreTried() {
        Hearing hearing = hearing(new NoStarvation());
        FakeView view = new FakeView(node("n1"));
        feed().began(view);
        Pod poor = pod("a1");
        view.refused.add(PodInfo.of(poor));
        judged(hearing, view, refused(poor));
        List<String> complaints = List.of();
        for (int i = 0; i < 70 && complaints.isEmpty(); i++) {
            simulation.cluster().run(Duration.ofSeconds(5));
            complaints = judged(hearing, view, given(pod("b" + i), "n1"));
            if (i < 60) assertThat(complaints).isEmpty();
        }

        assertThat(complaints).singleElement().asString().contains("pod default/a1 has not been tried for 3");
    }

    @Test
    void whoHasBoundAPodCountsIt() {
        Hearing hearing = hearing(new OwnBindingsCount());
        FakeView view = new FakeView(node("n1"));
        feed().began(view);
        Pod pod = pod("a1", 500, 0);
        assertThat(judged(hearing, view, given(pod, "n1"))).isEmpty();
        assertThat(hearing.wasConcerned()).isFalse();
        hearing.see(Pod.class, on(pod, "n1"));
        assertThat(judged(hearing, new FakeView(node("n1")), given(pod("b1"), "n1")))
                .isEmpty();

        assertThat(judged(hearing, view, given(pod("b2"), "n1")))
                .containsExactly(
                        "OwnBindingsCount: scheduler's account of node n1 lacks the pod default/a1, which it has"
                                + " bound there itself; it should have it");
        assertThat(judged(hearing, view.with("n1", pod), given(pod("b3"), "n1")))
                .isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void theBooksShowWhatIsThere() {
        Hearing hearing = hearing(new AccurateBooks());
        FakeView view = new FakeView(node("n1")).with("n1", pod("a1", 500, 0), pod("assumed", 100, 0));
        feed().began(view);
        hearing.see(Node.class, node("n1"));
        hearing.see(Pod.class, on(pod("a1", 500, 0), "n1"));

        assertThat(judged(hearing, view, given(pod("b1", 100, 0), "n1"))).isEmpty();
        assertThat(hearing.audit()).singleElement().asString().contains("has the pod default/assumed, assumed, that");
        view.cluster.removePod("assumed");
        assertThat(hearing.audit()).isEmpty();
        view.cluster.removePod("a1");
        assertThat(hearing.audit()).singleElement().asString().contains("lacks the pods {a1=n1}");
    }
}
