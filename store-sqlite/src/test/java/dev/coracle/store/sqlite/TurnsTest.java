package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Either<StoreError, KeyValue> DONE = Either.right(new KeyValue("/", Value.of(""), 1, 1, 1));

    private final List<List<Write>> groups = new ArrayList<>();
    private final AtomicInteger serving = new AtomicInteger();
    private int errands;

    private void serve(List<Write> group) {
        assertThat(serving.getAndIncrement()).as("alone").isZero();
        groups.add(List.copyOf(group));
        for (Write write : group) write.answer(DONE);
        serving.decrementAndGet();
    }

    private boolean runErrand() {
        assertThat(serving.getAndIncrement()).as("alone").isZero();
        errands++;
        serving.decrementAndGet();
        return true;
    }

    @Test
    void oneCallerIsServedAtOnceOnItsOwnThread() {
        Turns turns = new Turns(this::serve);
        assertThat(turns.take(Write.delete("/a", 1))).isEqualTo(DONE);
        assertThat(turns.take(new Errand<>(Thread::currentThread))).isEqualTo(Thread.currentThread());
        assertThat(groups).hasSize(1);
    }

    @Test
    void everybodyIsServedOnceAndNobodyBesideAnErrand() {
        Turns turns = new Turns(this::serve);
        int callers = 8;
        long each = 5_000;
        try (LivePlatform platform = new LivePlatform("turns", callers)) {
            List<CompletableFuture<Long>> ends = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                CompletableFuture<Long> end = new CompletableFuture<>();
                ends.add(end);
                platform.worker("caller").execute(() -> end.complete(callOften(turns, each)));
            }
            assertThat(ends.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(callers * each);
        }
        assertThat(groups.stream().mapToInt(List::size).sum() + errands).isEqualTo(callers * each);
        assertThat(groups.stream().flatMap(List::stream).distinct().count() + errands)
                .isEqualTo(callers * each);
    }

    private long callOften(Turns turns, long times) {
        long served = 0;
        for (int i = 0; i < times; i++) {
            boolean done = i % 10 == 9
                    ? turns.take(new Errand<>(this::runErrand))
                    : turns.take(Write.put("/a", Value.of(""), 0)).isRight();
            if (done) served++;
        }
        return served;
    }

    @Test
    void whatFailsForAllIsThrownToEachAndTheNextGoesOn() {
        Turns turns = new Turns(group -> {
            throw new StoreException("on purpose", true);
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> turns.take(Write.delete("/a", 1)))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.isOutcomeUnknown()).isTrue())
                    .hasMessage("on purpose");
        }
        assertThat(turns.take(new Errand<>(() -> 7))).isEqualTo(7);
    }

    @Test
    void anErrorLeavesTheOutcomeUnknown() {
        Turns turns = new Turns(group -> {
            throw new AssertionError("on purpose");
        });
        assertThatThrownBy(() -> turns.take(Write.delete("/a", 1)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isTrue())
                .hasRootCauseMessage("on purpose");
    }
}
