package dev.coracle.store.sqlite;

import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import dev.coracle.store.mvcc.Draft;
import dev.coracle.store.mvcc.Expirer;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A put or a deletion. Its bytes are made by the thread that wants it, not by the one that writes for all. */
final class Write extends Turn<Either<StoreError, KeyValue>> {
    /** What a write takes besides its value, about; also keeps it from fitting beside an {@link Errand}. */
    private static final long OVERHEAD = 128;

    private final Function<Draft, Either<StoreError, KeyValue>> decision;
    private final long expectedRevision;
    private final @Nullable Value encoded;
    private final @Nullable Duration timeToLive;
    private @Nullable KeyValue written;

    private Write(
            Function<Draft, Either<StoreError, KeyValue>> decision,
            long expectedRevision,
            @Nullable Value encoded,
            @Nullable Duration timeToLive) {
        this.decision = decision;
        this.expectedRevision = expectedRevision;
        this.encoded = encoded;
        this.timeToLive = timeToLive;
    }

    static Write put(String key, Value value, long expectedRevision) {
        return new Write(draft -> draft.put(key, value, expectedRevision), expectedRevision, encoded(value), null);
    }

    static Write put(String key, Value value, long expectedRevision, Duration timeToLive) {
        Expirer.requirePositive(timeToLive);
        return new Write(
                draft -> draft.put(key, value, expectedRevision), expectedRevision, encoded(value), timeToLive);
    }

    private static Value encoded(Value value) {
        return Value.of(value.bytes());
    }

    static Write delete(String key, long expectedRevision) {
        return new Write(draft -> draft.delete(key, expectedRevision), expectedRevision, null, null);
    }

    @Override
    long size() {
        return OVERHEAD + (encoded == null ? 0 : encoded.size());
    }

    /** Decides on it; the row to write, where there is one. */
    Optional<Row> decide(Draft draft, Instant now) {
        try {
            Either<StoreError, KeyValue> decided = decision.apply(draft);
            answer(decided);
            written = decided.getOrNull();
            return Optional.ofNullable(written).map(version -> row(version, now));
        } catch (IllegalArgumentException mistake) {
            fail(mistake);
            return Optional.empty();
        }
    }

    private Row row(KeyValue version, Instant now) {
        return new Row(
                version.modRevision(),
                version.key(),
                version.createRevision(),
                version.version(),
                expectedRevision,
                encoded,
                timeToLive == null ? null : Lifetime.from(now, timeToLive));
    }

    /** Once it is visible: sees to it that the version ends, or that none before it ends this one. */
    void tell(Expirer expirer) {
        if (written == null) return;
        if (timeToLive == null) expirer.keep(written.key(), written.modRevision());
        else expirer.expire(written, timeToLive);
    }
}
