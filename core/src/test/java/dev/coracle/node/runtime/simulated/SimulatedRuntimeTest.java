package dev.coracle.node.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Container;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.LogLine;
import dev.coracle.node.runtime.NetworkProbe;
import dev.coracle.node.runtime.NetworkProbe.Kind;
import dev.coracle.node.runtime.ProbeResult;
import dev.coracle.node.runtime.Sandbox;
import dev.coracle.node.runtime.SandboxConfig;
import dev.coracle.node.runtime.simulated.ContainerBehaviour.Output;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedRuntimeTest {
    private static final ObjectKey POD = new ObjectKey("default", "p");

    private final Kernel kernel = new Kernel(1);

    private SimulatedRuntime runtime(ContainerBehaviour behaviour) {
        SimulatedRuntimeOptions options = SimulatedRuntimeOptions.DEFAULT
                .withContainers(config -> behaviour)
                .withStartTime(DurationRange.NONE);
        return new SimulatedRuntime(kernel.root().process("node"), options);
    }

    private String start(SimulatedRuntime runtime) {
        runtime.runSandbox(new SandboxConfig("uid", POD, false));
        Container container = Container.builder().name("main").image("app:1").build();
        return runtime.start(new ContainerConfig("uid", POD, container, 0));
    }

    private ContainerRun after(SimulatedRuntime runtime, Duration time) {
        kernel.runUntil(kernel.time().plus(time));
        return runtime.pod("uid").containers().get(0);
    }

    @Test
    void aContainerThatDoesNotListenIsKilled() {
        SimulatedRuntime runtime = runtime(ContainerBehaviour.RUNS_ON.withIgnoresTerm(true));
        String id = start(runtime);
        runtime.stop(id, Duration.ofSeconds(30));
        assertThat(after(runtime, Duration.ofSeconds(29)).isRunning()).isTrue();
        assertThat(after(runtime, Duration.ofSeconds(2)).exitCode()).isEqualTo(137);
    }

    @Test
    void ofSeveralStopsTheEarliestEndCounts() {
        SimulatedRuntime runtime = runtime(ContainerBehaviour.RUNS_ON.withIgnoresTerm(true));
        String id = start(runtime);
        runtime.stop(id, Duration.ofSeconds(30));
        runtime.stop(id, Duration.ofSeconds(60));
        runtime.stop(id, Duration.ofSeconds(5));
        assertThat(after(runtime, Duration.ofSeconds(6)).isExited()).isTrue();
    }

    @Test
    void aContainerTakesItsTimeToEnd() {
        SimulatedRuntime runtime = runtime(
                ContainerBehaviour.RUNS_ON.withStopTime(Duration.ofSeconds(5)).withTermExitCode(0));
        runtime.stop(start(runtime), Duration.ofSeconds(30));
        assertThat(after(runtime, Duration.ofSeconds(4)).isRunning()).isTrue();
        assertThat(after(runtime, Duration.ofSeconds(2)).reason()).isEqualTo(ContainerRun.COMPLETED);
    }

    @Test
    void aContainerThatCannotStartSaysWhy() {
        SimulatedRuntime runtime = runtime(ContainerBehaviour.RUNS_ON.withStartFailure("no such file"));
        start(runtime);
        ContainerRun run = after(runtime, Duration.ZERO);

        assertThat(run.exitCode()).isEqualTo(128);
        assertThat(run.reason()).isEqualTo(ContainerRun.START_ERROR);
        assertThat(run.message()).contains("no such file");
        assertThat(run.startedAt()).isEmpty();
    }

    @Test
    void linesAreWrittenInTheirTime() {
        ContainerBehaviour talks = ContainerBehaviour.RUNS_ON.withOutput(
                new Output(Duration.ZERO, "up"), new Output(Duration.ofSeconds(3), "working"));
        SimulatedRuntime runtime = runtime(talks);
        String id = start(runtime);
        assertThat(runtime.logs(id)).extracting(LogLine::text).containsExactly("up");
        after(runtime, Duration.ofSeconds(3));
        runtime.write(id, "told to");

        assertThat(runtime.logs(id)).extracting(LogLine::text).containsExactly("up", "working", "told to");
    }

    @Test
    void aContainerIsWellForAWhile() {
        SimulatedRuntime runtime = runtime(ContainerBehaviour.RUNS_ON
                .withReadyAfter(Duration.ofSeconds(5))
                .withHealthyFor(Duration.ofSeconds(10)));
        String id = start(runtime);
        List<Boolean> answers = new ArrayList<>();
        for (int second : new int[] {4, 6, 9, 11}) {
            kernel.runUntil(Duration.ofSeconds(second));
            answers.add(ask(runtime, id).healthy());
        }
        assertThat(answers).containsExactly(false, true, true, false);
    }

    private ProbeResult ask(SimulatedRuntime runtime, String id) {
        NetworkProbe probe = new NetworkProbe(Kind.TCP, "10.0.0.1", 80, "", Collections.emptyMap());
        List<ProbeResult> results = new ArrayList<>();
        runtime.probe(id, probe, Duration.ofSeconds(1), results::add);
        kernel.runUntil(kernel.time());
        return results.get(0);
    }

    @Test
    void aSandboxWaitsForAnAddressThatIsFree() {
        SimulatedRuntime runtime = runtime(ContainerBehaviour.RUNS_ON);
        runtime.assignAddresses("10.0.0.0/29");
        for (int i = 0; i < 6; i++) runtime.runSandbox(new SandboxConfig("uid" + i, POD, false));
        assertThat(runtime.pod("uid5").sandbox().orElseThrow().phase()).isEqualTo(Sandbox.Phase.STARTING);
        runtime.removePod("uid2");

        assertThat(runtime.pod("uid5").sandbox().orElseThrow().addresses()).containsExactly("10.0.0.4");
    }

    @Test
    void nothingHappensOnANodeThatCrashed() {
        SimulatedRuntime runtime = runtime(ContainerBehaviour.RUNS_ON.withRunsFor(Duration.ofSeconds(1)));
        List<String> signals = new ArrayList<>();
        runtime.onChange(signals::add);
        start(runtime);
        kernel.root().processes().forEach(process -> process.close());
        kernel.runUntil(Duration.ofMinutes(1));

        assertThat(signals).isEmpty();
    }
}
