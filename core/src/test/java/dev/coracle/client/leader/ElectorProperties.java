package dev.coracle.client.leader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ElectorProperties {
    private static final int CANDIDATES = 3;
    private static final Duration SPAN = Duration.ofMinutes(3);

    enum What {
        CRASH,
        PAUSE,
        PARTITION,
        NO_ANSWERS,
        SLOW,
        FAST_CLOCK,
        SLOW_CLOCK,
        JUMP
    }

    /** A fault of one candidate, from some time on and for some time. */
    record Fault(int atMillis, int forMillis, What what, int candidate) {}

    @Property(tries = 300)
    @Label("safety: never two leaders, terms only count up; liveness: once all is well, one leads")
    void thereIsOneLeader(@ForAll("faults") List<Fault> faults, @ForAll long seed) {
        Kernel kernel =
                new Kernel(KernelOptions.builder().seed(seed).shuffled(true).build());
        TestServer server = new TestServer(kernel.root());
        List<Candidate> lives = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) candidates.add(new Candidate(kernel, server, "c" + i));
        lives.addAll(candidates);
        for (Fault fault : faults) {
            kernel.at(Duration.ofMillis(fault.atMillis), fault.what.name(), () -> {
                begin(kernel, server, fault, candidates, lives);
            });
        }
        Set<Long> epochs = new LinkedHashSet<>();
        for (long millis = 0; millis < SPAN.plusMinutes(2).toMillis(); millis += 50) {
            kernel.at(Duration.ofMillis(millis), "look", () -> {
                List<Candidate> leaders = lives.stream()
                        .filter(it -> !it.process.isClosed() && it.leads())
                        .toList();
                assertThat(leaders.size()).isLessThanOrEqualTo(1);
                for (Candidate leader : leaders) {
                    long epoch = leader.leadership().orElseThrow().epoch();
                    if (epochs.add(epoch)) assertThat(epochs).allMatch(it -> it <= epoch);
                }
            });
        }
        kernel.runUntil(SPAN.plusSeconds(30));
        kernel.runUntil(SPAN.plusSeconds(60));
        assertThat(candidates).filteredOn(Candidate::leads).hasSize(1);
        assertThat(lives.stream().flatMap(it -> it.terms.stream()).map(Leadership::epoch))
                .doesNotHaveDuplicates();
    }

    private static void begin(
            Kernel kernel, TestServer server, Fault fault, List<Candidate> candidates, List<Candidate> lives) {
        Candidate candidate = candidates.get(fault.candidate);
        Duration end = kernel.time().plusMillis(fault.forMillis);
        switch (fault.what) {
            case CRASH -> {
                candidate.process.close();
                Candidate next = new Candidate(kernel, server, "c" + fault.candidate + "-" + lives.size());
                candidates.set(fault.candidate, next);
                lives.add(next);
            }
            case PAUSE -> {
                candidate.process.pause();
                kernel.at(end, "resume", candidate.process::resume);
            }
            case PARTITION -> {
                candidate.transport.down(true);
                kernel.at(end, "heal", () -> candidate.transport.down(false));
            }
            case NO_ANSWERS -> {
                candidate.transport.loseAnswer(request -> true);
                kernel.at(end, "answer", () -> candidate.transport.loseAnswer(request -> false));
            }
            case SLOW -> {
                candidate.transport.latency(Duration.ofMillis(fault.forMillis), kernel::elapse);
                kernel.at(end, "fast", () -> candidate.transport.latency(Duration.ZERO, kernel::elapse));
            }
            case FAST_CLOCK -> candidate.process.drift(100_000);
            case SLOW_CLOCK -> candidate.process.drift(-100_000);
            case JUMP -> candidate.process.jump(Duration.ofMillis(2L * fault.forMillis - 20_000));
        }
    }

    @Provide
    Arbitrary<List<Fault>> faults() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, (int) SPAN.toMillis() - 25_000),
                        Arbitraries.integers().between(100, 25_000),
                        Arbitraries.of(What.values()),
                        Arbitraries.integers().between(0, CANDIDATES - 1))
                .as(Fault::new)
                .list()
                .ofMaxSize(20);
    }
}
