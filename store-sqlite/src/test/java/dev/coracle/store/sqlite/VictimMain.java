package dev.coracle.store.sqlite;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Writers that say what they were answered, until the process ends. */
final class VictimMain {
    static final int WRITERS = 4;
    private static final int KEYS = 20;

    /** How far behind the present a compaction is. */
    private static final int KEPT = 200;

    private final Orders orders;
    private final SqliteStore store;
    private final AtomicInteger left;

    private VictimMain(Orders orders, SqliteStore store) {
        this.orders = orders;
        this.store = store;
        this.left = new AtomicInteger(orders.answers());
    }

    public static void main(String[] arguments) {
        Orders orders = Orders.parse(arguments);
        SqliteOptions options =
                SqliteOptions.builder().durability(orders.durability()).build();
        try (LivePlatform platform = new LivePlatform("victim", WRITERS);
                SqliteStore store = SqliteStore.open(platform, orders.file(), options, Death.parse(orders.end()))) {
            new VictimMain(orders, store).run(platform);
        }
    }

    private void run(LivePlatform platform) {
        CompletableFuture<?>[] ends = new CompletableFuture<?>[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            ends[i] = end;
            platform.worker("writer").execute(() -> {
                try {
                    write(writer);
                } finally {
                    end.complete(true);
                }
            });
        }
        CompletableFuture.allOf(ends).join();
    }

    private void write(int writer) {
        Random random = new Random(orders.seed() * WRITERS + writer);
        while (left.getAndDecrement() > 0) {
            String key = "/writer-" + writer + "/" + random.nextInt(KEYS);
            int choice = random.nextInt(100);
            if (choice == 0) compact();
            else if (choice < 25) delete(key);
            else put(key, random);
        }
    }

    private long revision(String key) {
        return store.get(key).map(KeyValue::modRevision).orElse(0L);
    }

    private void put(String key, Random random) {
        byte[] value = new byte[random.nextInt(orders.valueBytes())];
        random.nextBytes(value);
        Either<StoreError, KeyValue> written = store.put(key, Value.of(value), revision(key));
        say(Answer.of(written.get()));
    }

    private void delete(String key) {
        long revision = revision(key);
        if (revision > 0) say(new Answer(store.delete(key, revision).get().modRevision(), key, ""));
    }

    private void compact() {
        long revision = Math.max(1, store.currentRevision() - KEPT);
        say(new Answer(store.compact(revision).get(), Answer.COMPACTED, ""));
    }

    private static void say(Answer answer) {
        PrintStream out = System.out;
        out.write(
                (answer.line() + "\n").getBytes(StandardCharsets.US_ASCII),
                0,
                answer.line().length() + 1);
        out.flush();
    }
}
