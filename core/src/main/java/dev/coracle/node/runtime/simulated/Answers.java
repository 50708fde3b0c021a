package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.ExecResult;
import dev.coracle.node.runtime.NetworkProbe;
import dev.coracle.node.runtime.ProbeResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What containers answer to commands and probes, by how they are. */
final class Answers {
    private final World world;

    Answers(World world) {
        this.world = world;
    }

    void exec(
            Optional<SimulatedContainer> container, List<String> command, Duration timeout, Consumer<ExecResult> done) {
        if (!isRunning(container)) {
            world.tell(Duration.ZERO, () -> done.accept(ExecResult.notRun("container not running")));
            return;
        }
        Script script = Script.of(command);
        boolean late = script.end() == Script.End.RUNS_ON || script.duration().compareTo(timeout) > 0;
        if (late && !timeout.isZero()) {
            world.tell(timeout, () -> done.accept(ExecResult.timedOut()));
        } else if (script.end() != Script.End.RUNS_ON) {
            int code = isHealthy(container) ? script.exitCode() : Math.max(1, script.exitCode());
            world.tell(script.duration(), () -> done.accept(ExecResult.exited(code, text(script))));
        }
    }

    private static String text(Script script) {
        return script.output().stream().map(line -> line.text()).collect(Collectors.joining("\n"));
    }

    void probe(Optional<SimulatedContainer> container, NetworkProbe probe, Consumer<ProbeResult> done) {
        ProbeResult result = answer(container, probe);
        world.tell(Duration.ZERO, () -> done.accept(result));
    }

    private ProbeResult answer(Optional<SimulatedContainer> container, NetworkProbe probe) {
        if (isHealthy(container)) return ProbeResult.HEALTHY;
        boolean isHttp = probe.kind() == NetworkProbe.Kind.HTTP || probe.kind() == NetworkProbe.Kind.HTTPS;
        return isRunning(container) && isHttp
                ? ProbeResult.unhealthy("HTTP probe failed with statuscode: 503")
                : ProbeResult.unhealthy(
                        "dial tcp " + probe.host() + ":" + probe.port() + ": connect: connection refused");
    }

    private boolean isHealthy(Optional<SimulatedContainer> container) {
        return world.is(() -> container.filter(SimulatedContainer::isHealthy).isPresent());
    }

    private boolean isRunning(Optional<SimulatedContainer> container) {
        return world.is(() -> container.filter(it -> it.run().isRunning()).isPresent());
    }
}
