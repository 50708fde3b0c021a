package dev.coracle.client.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WorkQueueProperties {
    @Property(tries = 200)
    @Label("safety: no key is processed twice at once; liveness: every add is followed by its processing")
    void everyAddIsServed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int workers) {
        Kernel kernel =
                new Kernel(KernelOptions.builder().seed(seed).shuffled(true).build());
        Platform platform = kernel.root();
        Entropy chance = platform.entropy().stream("test");
        Set<Long> processing = new LinkedHashSet<>();
        Map<Long, Long> owed = new LinkedHashMap<>();
        WorkQueue<Long> queue = new WorkQueue<>(platform, "test", workers, key -> {
            assertThat(processing.add(key)).isTrue();
            owed.remove(key);
            if (chance.below(2) == 0) kernel.elapse(Duration.ofMillis(chance.below(50)));
            processing.remove(key);
            if (chance.below(4) == 0) return Outcome.again();
            return chance.below(4) == 0 ? Outcome.after(Duration.ofMillis(chance.below(100))) : Outcome.DONE;
        });
        for (int i = 0; i < 100; i++) {
            long key = chance.below(6);
            kernel.at(Duration.ofMillis(chance.below(1000)), "add", () -> {
                owed.put(key, kernel.nanos());
                if (chance.below(3) == 0) queue.addAfter(key, Duration.ofMillis(chance.below(200)));
                else queue.add(key);
            });
        }
        kernel.runUntil(Duration.ofSeconds(100));
        assertThat(owed).isEmpty();
        assertThat(processing).isEmpty();
    }

    @Example
    void realThreadsShareTheWork() throws InterruptedException {
        int keys = 50;
        int adds = 20_000;
        try (LivePlatform platform = new LivePlatform("test", 4)) {
            AtomicIntegerArray busy = new AtomicIntegerArray(keys);
            AtomicIntegerArray wanted = new AtomicIntegerArray(keys);
            AtomicIntegerArray served = new AtomicIntegerArray(keys);
            AtomicInteger clashes = new AtomicInteger();
            WorkQueue<Integer> queue = new WorkQueue<>(platform, "test", 4, key -> {
                if (busy.incrementAndGet(key) > 1) clashes.incrementAndGet();
                served.set(key, wanted.get(key));
                busy.decrementAndGet(key);
                return Outcome.DONE;
            });
            CountDownLatch added = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                Entropy chance = platform.entropy().stream("adder " + i);
                platform.worker("adder " + i).execute(() -> {
                    for (int n = 0; n < adds; n++) {
                        int key = (int) chance.below(keys);
                        wanted.incrementAndGet(key);
                        queue.add(key);
                    }
                    added.countDown();
                });
            }
            assertThat(added.await(30, TimeUnit.SECONDS)).isTrue();
            while (!queue.isIdle()) Thread.onSpinWait();
            assertThat(clashes).hasValue(0);
            for (int key = 0; key < keys; key++) assertThat(served.get(key)).isEqualTo(wanted.get(key));
        }
    }
}
