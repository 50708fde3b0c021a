package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static Trace trace(int entries, int differsAt) {
        Kernel kernel =
                new Kernel(KernelOptions.builder().seed(1).traceLength(3).build());
        for (int i = 0; i < entries; i++) {
            kernel.elapse(Duration.ofSeconds(1));
            kernel.trace().note("api", "update", i == differsAt ? "other" : "pods/" + i, i);
        }
        return kernel.trace();
    }

    @Test
    void theLastEntriesAreRemembered() {
        assertThat(trace(2, -1).last()).hasToString("[PT1S api update pods/0, PT2S api update pods/1 @1]");
        assertThat(trace(7, -1).last()).extracting(Trace.Entry::key).containsExactly("pods/4", "pods/5", "pods/6");
    }

    @Test
    void everyPartOfAnEntryCountsAndSoDoesTheOrder() {
        TreeSet<Long> hashes = new TreeSet<>();
        hashes.add(note("a", "b", "c", 1).hash());
        hashes.add(note("b", "a", "c", 1).hash());
        hashes.add(note("a", "c", "b", 1).hash());
        hashes.add(note("ab", "", "c", 1).hash());
        hashes.add(note("a", "b", "c", 2).hash());
        hashes.add(note("", "", "", 0).hash());
        hashes.add(new Kernel(1).trace().hash());
        assertThat(hashes).hasSize(7);
    }

    private static Trace note(String actor, String what, String key, long revision) {
        Trace trace = new Kernel(1).trace();
        trace.note(actor, what, key, revision);
        return trace;
    }

    @Test
    void theHashIsTheSameInEveryRelease() {
        assertThat(trace(5000, -1).hash()).isEqualTo(-4910077949630289274L);
    }

    @Test
    void agreementEndsAtTheMilestoneBeforeTheFirstDifference() {
        Trace trace = trace(50_000, -1);
        assertThat(trace.agreement(trace(50_000, -1))).isEqualTo(50_000);
        assertThat(trace.agreement(trace(50_000, 0))).isZero();
        assertThat(trace.agreement(trace(50_000, 1023))).isZero();
        assertThat(trace.agreement(trace(50_000, 1024))).isEqualTo(1024);
        assertThat(trace.agreement(trace(50_000, 33_333))).isEqualTo(32 * 1024);
        assertThat(trace.agreement(trace(5_000, -1))).isEqualTo(4096);
        assertThat(trace(5_000, -1).agreement(trace)).isEqualTo(4096);
    }

    @Test
    void aRecorderGetsEveryEntry() {
        Kernel kernel =
                new Kernel(KernelOptions.builder().seed(1).traceLength(1).build());
        List<String> recorded = new ArrayList<>();
        kernel.trace().record(entry -> recorded.add(entry.toString()));
        SimulatedPlatform process = kernel.root().process("process");
        process.worker("worker")
                .after(Duration.ofSeconds(1), () -> kernel.trace().note("api", "bind", "pods/a", 7));
        kernel.at(Duration.ofSeconds(2), "fault", process::pause);
        kernel.runUntil(Duration.ofSeconds(3));
        process.resume();
        process.close();
        assertThat(recorded)
                .containsExactly(
                        "PT0S process start",
                        "PT1S process/worker task",
                        "PT1S api bind pods/a @7",
                        "PT2S fault action",
                        "PT2S process pause",
                        "PT3S process resume",
                        "PT3S process close");
        assertThat(kernel.trace().length()).isEqualTo(7);
    }
}
