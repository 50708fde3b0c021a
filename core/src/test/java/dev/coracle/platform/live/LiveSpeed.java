package dev.coracle.platform.live;

import com.sun.management.OperatingSystemMXBean;
import dev.coracle.platform.Worker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Measures what handing over a task costs on real threads. Run it on an idle machine. */
final class LiveSpeed {
    private LiveSpeed() {}

    /** A task that ends once it has been run so often. */
    private abstract static class Chain implements Runnable {
        private final CountDownLatch end;
        private int left;

        Chain(int runs, CountDownLatch end) {
            this.left = runs;
            this.end = end;
        }

        abstract void next();

        @Override
        public final void run() {
            if (--left == 0) end.countDown();
            else next();
        }
    }

    @FunctionalInterface
    private interface Scenario {
        void run(LivePlatform platform, CountDownLatch end) throws InterruptedException;
    }

    /** Prints everything; the last round counts. */
    public static void main(String[] args) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            measure("from outside to an idle worker and back, threads asleep", 100_000, 0, LiveSpeed::roundTrips);
            measure("from one worker to another, idle one", 3_000_000, 1, LiveSpeed::pingPong);
            measure("from a worker to itself", 10_000_000, 1, (platform, end) -> toItself(platform, 10_000_000, end));
            measure("1,000 busy workers", 3_000_000, 1000, (platform, end) -> {
                for (int i = 0; i < 1000; i++) toItself(platform.process("process"), 3_000, end);
            });
            measure("1,000 timers of 5 ms", 300_000, 1000, LiveSpeed::timers);
            System.out.println();
        }
        footprint();
    }

    private static void measure(String what, int tasks, int ends, Scenario scenario) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        CountDownLatch end = new CountDownLatch(ends);
        try (LivePlatform platform = new LivePlatform("speed", 2)) {
            long cpu = system.getProcessCpuTime();
            long begun = System.nanoTime();
            scenario.run(platform, end);
            end.await();
            double wallMicros = (System.nanoTime() - begun) / 1e3;
            double cpuMicros = (system.getProcessCpuTime() - cpu) / 1e3;
            print("%s: %.3f us of time, %.3f us of CPU each", what, wallMicros / tasks, cpuMicros / tasks);
        }
    }

    private static void roundTrips(LivePlatform platform, CountDownLatch end) {
        Thread outside = Thread.currentThread();
        Worker worker = platform.worker("worker");
        AtomicInteger done = new AtomicInteger();
        for (int i = 1; i <= 100_000; i++) {
            worker.execute(() -> {
                done.incrementAndGet();
                LockSupport.unpark(outside);
            });
            while (done.get() < i) LockSupport.park();
        }
    }

    private static void pingPong(LivePlatform platform, CountDownLatch end) {
        Worker[] workers = {platform.worker("ping"), platform.worker("pong")};
        workers[0].execute(new Chain(3_000_000, end) {
            private int turn;

            @Override
            void next() {
                turn = 1 - turn;
                workers[turn].execute(this);
            }
        });
    }

    private static void toItself(LivePlatform process, int runs, CountDownLatch end) {
        Worker worker = process.worker("worker");
        worker.execute(new Chain(runs, end) {
            @Override
            void next() {
                worker.execute(this);
            }
        });
    }

    private static void timers(LivePlatform platform, CountDownLatch end) {
        for (int i = 0; i < 1000; i++) {
            Worker worker = platform.process("process").worker("worker");
            worker.execute(new Chain(300, end) {
                @Override
                void next() {
                    worker.after(Duration.ofMillis(5), this);
                }
            });
        }
    }

    private static void footprint() {
        try (LivePlatform platform = new LivePlatform("speed", 2)) {
            LivePlatform[] processes = new LivePlatform[100_000];
            Worker[] workers = new Worker[processes.length];
            long empty = usedBytes();
            for (int i = 0; i < processes.length; i++) processes[i] = platform.process("process");
            long started = usedBytes();
            for (int i = 0; i < processes.length; i++) workers[i] = processes[i].worker("worker");
            long staffed = usedBytes();
            print(
                    "an idle process: %d bytes; an idle worker: %d bytes",
                    (started - empty) / processes.length, (staffed - started) / workers.length);
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
