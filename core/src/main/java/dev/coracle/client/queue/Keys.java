package dev.coracle.client.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The order of work: keys that wait, each once, and keys that are being processed, each by one worker. One thread at a
 * time.
 */
final class Keys<K> {
    private final Deque<K> waiting = new ArrayDeque<>();
    private final Set<K> wanted = new HashSet<>(); // waiting, or to wait again once processed
    private final Set<K> processing = new HashSet<>();

    /** Asks for a key to be processed: now, or again. */
    void add(K key) {
        if (wanted.add(key) && !processing.contains(key)) waiting.add(key);
    }

    /** The key that has waited longest, which from now on is being processed. */
    Optional<K> take() {
        K key = waiting.poll();
        if (key == null) return Optional.empty();
        wanted.remove(key);
        processing.add(key);
        return Optional.of(key);
    }

    /** Ends the processing of a key. */
    void done(K key) {
        processing.remove(key);
        if (wanted.contains(key)) waiting.add(key);
    }

    /** How many keys wait. */
    int size() {
        return waiting.size();
    }

    boolean isIdle() {
        return waiting.isEmpty() && processing.isEmpty();
    }
}
