package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodStatus;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.ContainerRun.Phase;
import dev.coracle.node.runtime.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PodPlannerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Pod pod = NodeWorld.pod("p", "{containers: [{name: main, image: 'app:1'}]}");
    private Optional<Sandbox> sandbox = Optional.of(new Sandbox(Sandbox.Phase.READY, List.of("10.0.0.9")));
    private final List<ContainerRun> runs = new ArrayList<>();
    private final Set<String> images = new LinkedHashSet<>(List.of("app:1"));
    private PodMemory memory = PodMemory.NEW;
    private boolean gone;
    private Duration now = Duration.ZERO;

    private PodPlan plan() {
        PodView view = new PodView(
                pod,
                gone,
                Optional.empty(),
                sandbox,
                Runs.of(pod, "test", runs),
                images,
                List.of("10.0.0.1"),
                memory,
                List.of(),
                new Moment(now.toNanos(), START.plus(now)));
        PodPlan plan = PodPlanner.plan(view);
        memory = plan.memory();
        return plan;
    }

    private List<Step> steps() {
        return plan().steps().stream()
                .filter(step -> !(step instanceof Step.Tell))
                .toList();
    }

    private void run(String name, int attempt, Phase phase, int exitCode) {
        String id = name + attempt;
        runs.removeIf(it -> it.id().equals(id));
        runs.add(ContainerRun.builder()
                .id(id)
                .name(name)
                .attempt(attempt)
                .phase(phase)
                .image("app:1")
                .startedAt(START.plus(now))
                .exitCode(exitCode)
                .build());
    }

    private void reported() {
        pod = pod.withStatus(plan().status());
    }

    @Test
    void firstComesTheSandbox() {
        sandbox = Optional.empty();
        assertThat(steps()).containsExactly(new Step.RunSandbox());
        sandbox = Optional.of(new Sandbox(Sandbox.Phase.STARTING, List.of()));
        assertThat(steps()).isEmpty();
    }

    @Test
    void thenTheImageAndTheContainer() {
        images.clear();
        assertThat(steps()).containsExactly(new Step.Pull("main", 0, "app:1"));
        assertThat(steps()).as("while it is being fetched").isEmpty();
        images.add("app:1");
        memory = PodMemory.NEW;
        assertThat(steps()).containsExactly(new Step.Start("main", 0));
        run("main", 0, Phase.STARTING, 0);
        assertThat(steps()).isEmpty();
        run("main", 0, Phase.RUNNING, 0);
        PodPlan plan = plan();
        assertThat(plan.steps()).hasSize(1).allMatch(Step.Tell.class::isInstance);
        assertThat(plan.status().phase()).contains("Running");
        assertThat(plan.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPlanOfTheSameAgainHasNothingToDo() {
        run("main", 0, Phase.RUNNING, 0);
        PodPlan first = plan();
        pod = pod.withStatus(first.status());
        PodPlan second = plan();

        assertThat(second.steps()).isEmpty();
        assertThat(second.status()).isEqualTo(first.status());
    }

    @Test
    void theFirstEndIsFollowedByAStartTheSecondByAWait() {
        run("main", 0, Phase.EXITED, 1);
        assertThat(steps()).containsExactly(new Step.Start("main", 1));
        now = Duration.ofSeconds(3);
        run("main", 1, Phase.EXITED, 1);
        PodPlan plan = plan();
        assertThat(plan.isSeenAtOnce()).isFalse();
        assertThat(plan.wakeAt()).isEqualTo(Duration.ofSeconds(13).toNanos());
        now = Duration.ofSeconds(13);
        assertThat(steps()).containsExactly(new Step.Start("main", 2));
        run("main", 2, Phase.RUNNING, 0);
        assertThat(steps()).containsExactly(new Step.Remove("main0"));
    }

    @Test
    void aPodWhoseObjectIsGoneIsForgottenOnceNothingRuns() {
        run("main", 0, Phase.RUNNING, 0);
        gone = true;
        PodPlan plan = plan();
        assertThat(plan.steps()).contains(new Step.Stop("main0", Duration.ofSeconds(30)));
        assertThat(plan.over()).isFalse();
        assertThat(steps()).as("while it ends").isEmpty();
        run("main", 0, Phase.EXITED, 143);
        plan = plan();
        assertThat(plan.steps()).containsExactly(new Step.RemovePod());
        assertThat(plan.over()).isTrue();
    }

    @Test
    void aPodThatIsOverIsNotStartedAgain() {
        pod = pod.withStatus(
                PodStatus.builder().phase("Failed").reason("Evicted").build());
        sandbox = Optional.empty();
        PodPlan plan = plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.status().phase()).contains("Failed");
        assertThat(plan.status().reason()).contains("Evicted");
    }

    @Test
    void whatTheRuntimeLostCountsAsKilled() {
        run("main", 0, Phase.RUNNING, 0);
        reported();
        runs.clear();
        sandbox = Optional.empty();
        memory = PodMemory.NEW;
        assertThat(steps()).containsExactly(new Step.RunSandbox());
        reported();
        assertThat(pod.status()
                        .containerStatuses()
                        .get(0)
                        .lastState()
                        .terminated()
                        .orElseThrow()
                        .exitCode())
                .isEqualTo(137);
        sandbox = Optional.of(new Sandbox(Sandbox.Phase.READY, List.of("10.0.0.9")));
        assertThat(steps()).containsExactly(new Step.Start("main", 1));
    }

    @Test
    void theReportOfAStatusIsTheStatus() {
        for (Phase phase : Phase.values()) {
            for (int code : new int[] {0, 1}) {
                runs.clear();
                memory = PodMemory.NEW;
                pod = pod.withStatus(PodStatus.EMPTY);
                run("main", 0, phase, code);
                reported();
                PodStatus before = pod.status();
                reported();
                assertThat(pod.status()).as("%s %s", phase, code).isEqualTo(before);
            }
        }
    }
}
