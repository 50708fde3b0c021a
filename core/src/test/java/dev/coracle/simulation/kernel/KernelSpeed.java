package dev.coracle.simulation.kernel;

import dev.coracle.platform.Entropy;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Measures how many events a second the kernel does, and how late calls are that overlap. Run it on an idle machine. */
final class KernelSpeed {
    private static final long EVENTS = 9_000_000;
    private static final Duration STEP = Duration.ofMillis(1);

    private final Kernel kernel;
    private long events;

    private KernelSpeed(boolean shuffled) {
        kernel = new Kernel(KernelOptions.builder().seed(1).shuffled(shuffled).build());
    }

    /** Prints everything; the last round counts. */
    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            for (boolean shuffled : new boolean[] {false, true}) {
                for (int workers : new int[] {1, 100, 1000}) new KernelSpeed(shuffled).tasks(workers);
                for (int workers : new int[] {100, 1000, 10_000}) new KernelSpeed(shuffled).timers(workers);
                new KernelSpeed(shuffled).calls(100);
            }
            System.out.println();
        }
        for (int millis : new int[] {1, 3, 5, 17}) lateness(millis, 0);
        for (int slow : new int[] {1, 5, 20}) lateness(1, slow);
    }

    private void tasks(int workers) {
        measure("tasks", workers, (worker, again) -> worker.execute(again));
    }

    private void timers(int workers) {
        measure("timers", workers, (worker, again) -> worker.after(STEP, again));
    }

    private void calls(int workers) {
        measure("timers, then a call", workers, (worker, again) -> {
            kernel.elapse(Duration.ofNanos(5_000));
            worker.after(STEP, again);
        });
    }

    private void measure(String what, int workers, BiConsumer<Worker, Runnable> again) {
        for (int i = 0; i < workers; i++) {
            Worker worker = kernel.root().process("process " + i).worker("worker");
            Runnable task = new Runnable() {
                @Override
                public void run() {
                    if (++events < EVENTS) again.accept(worker, this);
                }
            };
            worker.after(Duration.ofNanos(1 + kernel.root().entropy().below(STEP.toNanos())), task);
        }
        long begun = System.nanoTime();
        kernel.runUntilIdle(Duration.ofDays(1));
        double seconds = (System.nanoTime() - begun) / 1e9;
        print(
                "%s, %d workers, %s: %.1f M/s",
                what, workers, kernel.options().shuffled() ? "shuffled" : "in order", events / seconds / 1e6);
    }

    /** A hundred workers, each with three calls about every second, beside some whose calls take 10 s. */
    private static void lateness(int millis, int slow) {
        Kernel kernel =
                new Kernel(KernelOptions.builder().seed(5).shuffled(true).build());
        List<Double> late = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            SimulatedPlatform process = kernel.root().process("process " + i);
            Worker worker = process.worker("worker");
            Entropy chance = process.entropy();
            long base = i < slow ? 10_000_000_000L : millis * 1_000_000L;
            boolean counts = i >= slow;
            int calls = counts ? 3 : 1;
            Runnable task = new Runnable() {
                @Override
                public void run() {
                    for (int call = 0; call < calls; call++) {
                        long due = kernel.nanos() + base / 2 + chance.below(base);
                        kernel.elapse(Duration.ofNanos(due - kernel.nanos()));
                        if (counts) late.add((kernel.nanos() - due) / 1e6);
                    }
                    worker.after(Duration.ofNanos(500_000_000 + chance.below(1_000_000_000)), this);
                }
            };
            worker.after(Duration.ofNanos(chance.below(1_000_000_000)), task);
        }
        kernel.runUntil(Duration.ofSeconds(200));
        Collections.sort(late);
        print(
                "calls of %d ms, 300 a second, %d workers with calls of 10 s: %d calls in 200 s; late, ms:"
                        + " mean %.1f, median %.1f, 99%% %.0f, most %.0f",
                millis,
                slow,
                late.size(),
                late.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                late.get(late.size() / 2),
                late.get((int) (late.size() * 0.99)),
                late.get(late.size() - 1));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
