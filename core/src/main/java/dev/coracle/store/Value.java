package dev.coracle.store;

import java.nio.charset.StandardCharsets;

/**
 * What is stored under a key. A store that keeps its state on the heap may keep the value itself, so that whoever put a
 * decoded object in finds it again; a store that writes asks for the bytes.
 */
public interface Value {
    /** The bytes; not to be changed by anyone. */
    byte[] bytes();

    /**
     * Length of the bytes, which a store holds against {@link ClusterStore#LARGEST_VALUE}. A value that encodes itself
     * only when asked for its bytes may give an upper bound instead.
     */
    default long size() {
        return bytes().length;
    }

    /** These bytes. */
    static Value of(byte[] bytes) {
        return () -> bytes;
    }

    /** The UTF-8 bytes of a text. */
    static Value of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
