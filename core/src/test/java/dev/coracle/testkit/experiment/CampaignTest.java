package dev.coracle.testkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.Trigger;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.NodeShape;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.arbitrary.Workload;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a campaign finds, shrinks, keeps and replays what breaks a promise. */
class CampaignTest {
    @TempDir
    Path directory;

    /** Nobody promises that. */
    private static final class NoPodRuns implements Invariant {
        @Override
        public String promise() {
            return "No pod is ever bound.";
        }

        @Override
        public Term term() {
            return Term.ALWAYS;
        }

        @Override
        public List<Class<? extends ApiObject>> kinds() {
            return List.of(Pod.class);
        }

        @Override
        public Verdict judge(Change change, ClusterState state) {
            return change.after(Pod.class).flatMap(it -> it.spec().nodeName()).isPresent()
                    ? Verdict.broken("pod", "is bound", "wait")
                    : Verdict.kept();
        }

        @Override
        public Verdict audit(ClusterState state) {
            return Verdict.silent();
        }
    }

    private final Experiment broken =
            Experiment.builder().invariants(() -> List.of(new NoPodRuns())).build();

    private Campaign campaign(Experiment experiment) {
        Notebook notebook = new Notebook(directory.resolve("regressions"), directory.resolve("findings"));
        return Campaign.builder()
                .experiment(experiment)
                .scope(Scope.SMALL)
                .plans(5)
                .notebook(notebook)
                .build();
    }

    private BrokenPromiseError failure() {
        return catchThrowableOfType(
                BrokenPromiseError.class, () -> campaign(broken).hold());
    }

    @Test
    void theFailureSaysWhatBrokeInTheSmallestCaseAndHowToSeeItAgain() {
        BrokenPromiseError failure = failure();

        assertThat(failure)
                .hasMessageStartingWith("In case ")
                .hasMessageContaining("NoPodRuns is broken at revision ")
                .hasMessageContaining("replay with -Dcoracle.replay=v1:")
                .hasMessageContaining("plan and timeline are in " + directory.resolve("findings"));
        ClusterCase smallest = failure.outcome().played();
        assertThat(smallest.nodes()).hasSize(1);
        assertThat(smallest.workloads())
                .singleElement()
                .isEqualTo(Workload.of(Duration.ZERO, Form.POD, 1, PodShape.of(0, 0)));
        assertThat(smallest.faults()).isEqualTo(FaultPlan.NONE);
    }

    @Test
    void whatWasFoundIsKeptAndPlayedFirstOnceItIsARegression() throws IOException {
        BrokenPromiseError failure = failure();
        Path found;
        try (var files = Files.list(directory.resolve("findings"))) {
            found = files.findFirst().orElseThrow();
        }
        assertThat(found.resolve("timeline.txt")).content().contains("pod default/app-1 appears", "BROKEN: NoPodRuns");
        assertThat(found.resolve("timeline.html"))
                .content()
                .contains("NoPodRuns is broken: pod is bound; it should wait");
        Path regressions = Files.createDirectories(directory.resolve("regressions"));
        Files.copy(found.resolve("plan.json"), regressions.resolve("one.json"));

        assertThatThrownBy(() -> campaign(broken).withPlans(0).hold())
                .isInstanceOf(BrokenPromiseError.class)
                .hasMessageStartingWith("In a case that once broke a promise")
                .hasMessageContaining(failure.outcome().replayLine());
    }

    @Test
    void aReplayLineHoldsTheCaseAndSaysWhereTheCodeHasChanged() {
        Outcome outcome = failure().outcome();
        Replay replay = Replay.parse(outcome.replayLine());

        assertThat(replay.played()).isEqualTo(outcome.played());
        assertThat(replay.remark(replay.run(broken))).isEmpty();
        assertThat(replay.remark(replay.run(Experiment.of(it -> it.name("other")))))
                .startsWith("code changed");
        assertThatThrownBy(() -> Replay.parse("v2:x#1@2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no replay line");
    }

    @Test
    void aRunThatIsRecordedGoesTheSameWay() {
        ClusterCase played = Scope.USUAL.draw(3);
        Outcome unseen = Experiment.usual().withLast(Outcome.Part.FAULTS).run(played);
        Recording recording = new Recording();
        Outcome seen = Experiment.usual().withLast(Outcome.Part.FAULTS).run(played, recording);

        assertThat(seen.hash()).isEqualTo(unseen.hash());
        assertThat(recording.text()).contains("FAULT", "node-1");
    }

    @Test
    void aRunThatEndsWithAFailureIsRecorded() {
        Recording recording = new Recording();
        NodeShape node = new NodeShape(1, 1, 110, 0, "a", false);
        Experiment.of(it -> it.addComponent(Restless.FAILING))
                .run(ClusterCase.of(List.of(node), List.of(), FaultPlan.NONE, 1), recording);

        assertThat(recording.html()).contains("NothingThrows is broken: failing/work throws");
    }

    @Test
    void whoKeepsItsPromisesIsToldHowOftenTheyWerePutToTheTest() {
        assertThat(campaign(Experiment.usual()).hold().get("NoOvercommit")).isPositive();
    }

    @Test
    void aClusterThatNeverRestsIsNamed() {
        Experiment restless = Experiment.of(it -> it.addComponent(Restless.COMPONENT));
        NodeShape node = new NodeShape(1, 1, 110, 0, "a", false);
        Outcome outcome = restless.run(ClusterCase.of(List.of(node), List.of(), FaultPlan.NONE, 1));

        assertThat(outcome.broken()).contains(Experiment.COMES_TO_REST);
        assertThat(outcome.violations().get(0).wrong()).startsWith("goes on changing: configmap default/restless");
    }

    @Test
    void whatThrowsIsNamed() {
        Experiment failing = Experiment.of(it -> it.addComponent(Restless.FAILING));
        NodeShape node = new NodeShape(1, 1, 110, 0, "a", false);
        Outcome outcome = failing.run(ClusterCase.of(List.of(node), List.of(), FaultPlan.NONE, 1));

        assertThat(outcome.broken()).contains(Experiment.NOTHING_THROWS);
        assertThat(outcome.violations().get(0).toString())
                .contains("failing/work throws java.lang.IllegalStateException: oh");
    }

    @Test
    void whatLeavesATraceOfItsCrashesIsFound() {
        ClusterCase crash = ClusterCase.of(
                List.of(new NodeShape(1, 1, 10, 0, "a", false)),
                List.of(),
                FaultPlan.of(
                        Fault.at(Duration.ofSeconds(5), FaultKind.COMPONENT_CRASH, "littering", Duration.ofSeconds(1))),
                1);
        Experiment littering =
                Experiment.of(it -> it.addComponent(Restless.LITTERING)).withInvariants(List::of);

        assertThat(littering.run(crash).isKept()).isTrue();
        assertThat(littering.withComparesWithCalm(true).run(crash).violations())
                .singleElement()
                .asString()
                .startsWith("LeavesNoTrace is broken")
                .contains("has come to 2 instead of 1 of ConfigMap");
    }

    @Test
    void aClusterWhoseStoreIsRestoredKeepsItsPromisesFromThenOn() {
        Fault restore = new Fault(
                Trigger.at(Duration.ofSeconds(40)), FaultKind.STORE_RESTORE, "store", Duration.ofSeconds(20), 60);
        ClusterCase played = Scope.SMALL.draw(4).withFaults(FaultPlan.of(restore));

        Outcome outcome = Experiment.usual().run(played).orThrow();

        assertThat(outcome.exercised().get("RevisionsRise")).isPositive();
        assertThat(outcome.exercised().get("CachesConverge")).isPositive();
    }
}
