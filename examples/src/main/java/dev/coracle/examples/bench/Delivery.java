package dev.coracle.examples.bench;

import dev.coracle.platform.Clock;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.Subscription;
import dev.coracle.store.Value;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

/** How long a change takes from its author to a reader at another server of the same store, with nothing else going on. */
final class Delivery {
    private final ClusterStore author;
    private final ClusterStore reader;
    private final Clock clock;
    private long number;

    Delivery(ClusterStore author, ClusterStore reader, Clock clock) {
        this.author = author;
        this.reader = reader;
        this.clock = clock;
    }

    /** One write after another for so long. */
    @SuppressWarnings("try") // the subscription only needs to be ended
    Creates.Result run(int seconds) {
        Semaphore signals = new Semaphore(0);
        LongStream.Builder nanos = LongStream.builder();
        long begin = clock.nanos();
        try (Cursor cursor = reader.changes("/delivery/", 0).get();
                Subscription subscription = reader.subscribe("/delivery/", signals::release)) {
            while (clock.nanos() - begin < seconds * 1_000_000_000L) {
                String key = "/delivery/" + begin + "-" + number++;
                long start = clock.nanos();
                author.put(key, Value.of("value"), 0).get();
                while (cursor.next(1).get().isEmpty()) signals.acquireUninterruptibly();
                nanos.add(clock.nanos() - start);
            }
        }
        return Creates.Result.of(nanos.build().sorted().toArray(), (clock.nanos() - begin) / 1e9);
    }
}
