package dev.coracle.simulation.kernel;

import dev.coracle.platform.Entropy;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Some nodes that send each other tasks, make calls, set and cancel timers, drift, freeze, crash and come back: a little
 * of everything that a simulated cluster does. Prints the hash of what happened.
 */
final class ToyWorld {
    private static final int NODES = 8;

    private final Kernel kernel;
    private final Entropy faults;
    private final List<SimulatedPlatform> nodes = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

    private ToyWorld(long seed) {
        kernel = new Kernel(
                KernelOptions.builder().seed(seed).shuffled(true).callsAtOnce(4).build());
        faults = kernel.root().entropy().stream("faults");
        for (int i = 0; i < NODES; i++) {
            nodes.add(start(i));
            workers.add(beginLife(i));
        }
        for (int i = 0; i < 50; i++) {
            int victim = (int) faults.below(NODES);
            kernel.at(upTo(faults, Duration.ofMinutes(10)), "fault " + i, () -> strike(victim));
        }
    }

    static Trace run(long seed) {
        ToyWorld world = new ToyWorld(seed);
        world.kernel.runUntil(Duration.ofMinutes(10));
        return world.kernel.trace();
    }

    /** Prints the hashes of some seeds. */
    public static void main(String[] args) {
        for (String seed : args)
            System.out.println(Long.toHexString(run(Long.parseLong(seed)).hash()));
    }

    private static Duration upTo(Entropy entropy, Duration most) {
        return Duration.ofNanos(entropy.below(most.toNanos()));
    }

    private SimulatedPlatform start(int node) {
        return kernel.root().process("node-" + node);
    }

    private Worker beginLife(int node) {
        SimulatedPlatform process = nodes.get(node);
        Worker worker = process.worker("sync");
        worker.execute(() -> live(process, worker));
        return worker;
    }

    private void live(SimulatedPlatform process, Worker worker) {
        Entropy chance = process.entropy().stream("life");
        Timer alarm = worker.after(Duration.ofSeconds(1), () -> kernel.trace().note(process.name(), "alarm", "", 0));
        kernel.elapse(upTo(chance, Duration.ofMillis(50)));
        if (chance.below(3) > 0) alarm.cancel();
        String uid = process.entropy().uid();
        kernel.trace().note(process.name(), "write", uid, process.clock().now().toEpochMilli());
        Worker other = workers.get((int) chance.below(NODES));
        other.execute(() -> kernel.trace().note(process.name(), "tell", uid, 0));
        if (chance.below(4) == 0) kernel.elapse(upTo(chance, Duration.ofMillis(500)));
        worker.after(upTo(chance, Duration.ofSeconds(2)), () -> live(process, worker));
    }

    private void strike(int victim) {
        SimulatedPlatform process = nodes.get(victim);
        switch ((int) faults.below(4)) {
            case 0 -> {
                process.close();
                nodes.set(victim, start(victim));
                workers.set(victim, beginLife(victim));
            }
            case 1 -> {
                process.pause();
                kernel.at(kernel.time().plus(upTo(faults, Duration.ofSeconds(20))), "resume", () -> goOn(process));
            }
            case 2 -> process.drift(faults.below(1000) - 500);
            default -> process.jump(upTo(faults, Duration.ofMinutes(1)));
        }
    }

    private static void goOn(SimulatedPlatform process) {
        if (!process.isClosed()) process.resume();
    }
}
