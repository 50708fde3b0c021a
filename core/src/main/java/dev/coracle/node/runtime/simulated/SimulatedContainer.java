package dev.coracle.node.runtime.simulated;

import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.ContainerRun.Phase;
import dev.coracle.node.runtime.LogLine;
import dev.coracle.node.runtime.simulated.ContainerBehaviour.Output;
import dev.coracle.platform.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One simulated container from its start to its end. With the node's lock held. */
final class SimulatedContainer {
    private static final int KILLED = 137;
    private static final int START_FAILED = 128;

    private final World world;
    private final ContainerConfig config;
    private final ContainerBehaviour behaviour;
    private final BooleanSupplier termIgnored;
    private final Runnable changed;
    private final List<LogLine> log = new ArrayList<>();
    private ContainerRun run;
    private long runningSince;
    private boolean unwell;
    private @Nullable Timer end;
    private @Nullable Timer kill;
    private long killAt = Long.MAX_VALUE;

    SimulatedContainer(
            World world,
            String id,
            String imageId,
            ContainerConfig config,
            ContainerBehaviour behaviour,
            BooleanSupplier termIgnored,
            Runnable changed) {
        this.world = world;
        this.config = config;
        this.behaviour = behaviour;
        this.termIgnored = termIgnored;
        this.changed = changed;
        run = ContainerRun.builder()
                .id(id)
                .name(config.name())
                .attempt(config.attempt())
                .phase(Phase.STARTING)
                .image(config.image())
                .imageId(imageId)
                .build();
    }

    ContainerConfig config() {
        return config;
    }

    ContainerRun run() {
        return run;
    }

    List<LogLine> log() {
        return List.copyOf(log);
    }

    void start(DurationRange usually, Duration more) {
        DurationRange time = behaviour.startTime().orElse(usually);
        if (more.isZero()) world.take(time, this::begin);
        else world.later(more, () -> world.take(time, this::begin));
    }

    private void begin() {
        if (run.phase() != Phase.STARTING) return;
        if (behaviour.startFailure().isPresent()) {
            end(START_FAILED, ContainerRun.START_ERROR, behaviour.startFailure().get());
            return;
        }
        run = run.withPhase(Phase.RUNNING).withStartedAt(world.clock().now());
        runningSince = world.clock().nanos();
        for (Output output : behaviour.output()) world.take(DurationRange.of(output.after()), () -> write(output));
        behaviour.runsFor().ifPresent(time -> end = world.later(time, () -> exit(behaviour.exitCode())));
        changed.run();
    }

    private void write(Output output) {
        if (run.isRunning()) log(output.text());
    }

    void log(String text) {
        log.add(new LogLine(world.clock().now(), text));
    }

    /** Sends TERM, and KILL when the grace is over. */
    void stop(Duration grace) {
        if (run.isExited()) return;
        if (grace.isZero() || grace.isNegative()) {
            exit(KILLED);
            return;
        }
        boolean first = killAt == Long.MAX_VALUE;
        killWithin(grace);
        if (!first || behaviour.ignoresTerm() || termIgnored.getAsBoolean()) return;
        if (run.phase() == Phase.STARTING) exit(behaviour.termExitCode());
        else world.take(DurationRange.of(behaviour.stopTime()), () -> exit(behaviour.termExitCode()));
    }

    private void killWithin(Duration grace) {
        long moment = world.clock().nanos() + grace.toNanos();
        if (moment >= killAt) return;
        if (kill != null) kill.cancel();
        killAt = moment;
        kill = world.later(grace, () -> exit(KILLED));
    }

    /** Ends with this code, by itself or by a signal. */
    void exit(int code) {
        end(code, code == 0 ? ContainerRun.COMPLETED : ContainerRun.ERROR, "");
    }

    void oomKill() {
        end(KILLED, ContainerRun.OOM_KILLED, "");
    }

    private void end(int code, String reason, String message) {
        if (run.isExited()) return;
        if (end != null) end.cancel();
        if (kill != null) kill.cancel();
        run = run.withPhase(Phase.EXITED)
                .withExitCode(code)
                .withReason(reason)
                .withFinishedAt(world.clock().now());
        if (!message.isEmpty()) run = run.withMessage(message);
        changed.run();
    }

    void unwell(boolean unwell) {
        this.unwell = unwell;
    }

    boolean isHealthy() {
        return run.isRunning()
                && !unwell
                && behaviour.isHealthy(Duration.ofNanos(world.clock().nanos() - runningSince));
    }
}
