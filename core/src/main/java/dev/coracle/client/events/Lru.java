package dev.coracle.client.events;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry used longest ago when it holds more than 4096. One thread at a time. */
final class Lru<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 4096;

    Lru() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > LIMIT;
    }
}
