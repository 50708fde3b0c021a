package dev.coracle.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One version of one key. Immutable; the same instance is handed to every reader, and with it what {@link #decoded} has
 * computed.
 */
public final class KeyValue {
    private final String key;
    private final Value value;
    private final long createRevision;
    private final long modRevision;
    private final long version;
    private volatile @Nullable Object decoded;

    /**
     * A version of a key.
     *
     * @param key the key
     * @param value what is stored
     * @param createRevision revision at which the key came into being, this time
     * @param modRevision revision of this version
     * @param version 1 for the first version since the key came into being, one more for each write
     */
    public KeyValue(String key, Value value, long createRevision, long modRevision, long version) {
        this.key = key;
        this.value = value;
        this.createRevision = createRevision;
        this.modRevision = modRevision;
        this.version = version;
    }

    /** The key. */
    public String key() {
        return key;
    }

    /** What is stored. */
    public Value value() {
        return value;
    }

    /** Revision at which the key came into being, this time. */
    public long createRevision() {
        return createRevision;
    }

    /** Revision of this version; of the deletion, where this stands for one. */
    public long modRevision() {
        return modRevision;
    }

    /** How many writes since the key came into being, this one included. */
    public long version() {
        return version;
    }

    /**
     * The object that this version stands for, computed on first use and then shared by all readers. All callers must
     * pass functions that give equal results.
     */
    @SuppressWarnings("unchecked") // all callers decode to one type
    public <T> T decoded(Function<KeyValue, T> decoder) {
        Object known = decoded;
        if (known == null) decoded = known = decoder.apply(this);
        return (T) known;
    }

    @Override
    public String toString() {
        return key + "@" + modRevision;
    }
}
