package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingTest {
    @Test
    void everyAnswerIsToAQuestionThatWasPutLater() {
        AtomicLong world = new AtomicLong();
        AtomicLong questions = new AtomicLong();
        Reading<Long> reading = new Reading<>(() -> {
            questions.incrementAndGet();
            return world.get();
        });
        try (Platform platform = new LivePlatform("reading", 8)) {
            List<CompletableFuture<Boolean>> readers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                CompletableFuture<Boolean> reader = new CompletableFuture<>();
                readers.add(reader);
                platform.worker("reader " + i).execute(() -> {
                    boolean fresh = true;
                    for (int n = 0; n < 5_000; n++) {
                        long before = world.incrementAndGet();
                        fresh &= reading.take() >= before;
                    }
                    reader.complete(fresh);
                });
            }
            for (CompletableFuture<Boolean> reader : readers)
                assertThat(reader.join()).isTrue();
        }
        assertThat(questions.get()).isPositive().isLessThanOrEqualTo(40_000);
    }

    @Test
    void whatAQuestionThrowsIsThrownAndTheNextOneIsAsked() {
        AtomicLong questions = new AtomicLong();
        Reading<Long> reading = new Reading<>(() -> {
            if (questions.incrementAndGet() == 1) throw new StoreException("not now", false);
            return 42L;
        });
        assertThatThrownBy(reading::take).isInstanceOf(StoreException.class).hasMessage("not now");
        assertThat(reading.take()).isEqualTo(42);
    }
}
