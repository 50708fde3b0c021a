package dev.coracle.store.sqlite;

import java.util.OptionalLong;
import org.immutables.value.Value;

/** How a {@link SqliteStore} works. Immutable and checked. */
@Value.Immutable
public interface SqliteOptions {
    /** What survives; {@link Durability#FULL} by default. */
    @Value.Default
    default Durability durability() {
        return Durability.FULL;
    }

    /** How many changes are kept, on the heap and in the file; older ones are compacted, a few at a time. 100,000. */
    @Value.Default
    default int history() {
        return 100_000;
    }

    /**
     * Most bytes that the database may have, its log not counted; rounded down to whole pages. A write that needs more is
     * refused, as on a full disk, until compaction has made room. Empty, the default, for as many as the disk has.
     */
    OptionalLong quotaBytes();

    /** Refuses what no store can work by. */
    @Value.Check
    default void check() {
        if (history() < 1) throw new IllegalArgumentException("history must be positive: " + history());
        if (quotaBytes().isPresent() && quotaBytes().getAsLong() < Schema.SMALLEST_BYTES) {
            throw new IllegalArgumentException("quotaBytes must be at least " + Schema.SMALLEST_BYTES + ": "
                    + quotaBytes().getAsLong());
        }
    }

    /** The options as they are by default. */
    static SqliteOptions defaults() {
        return builder().build();
    }

    /** Options from their parts; none is needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts. */
    final class Builder extends ImmutableSqliteOptions.Builder {}
}
