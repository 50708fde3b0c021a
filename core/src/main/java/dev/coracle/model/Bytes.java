package dev.coracle.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** An immutable run of bytes, written as base64. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of these bytes. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** The UTF-8 bytes of a text. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes that a base64 text stands for. As in Kubernetes, line ends in it count for nothing and padding is due.
     *
     * @throws IllegalArgumentException where it is not base64; the message does not quote it, since it may be secret
     */
    public static Bytes base64(String text) {
        String joined = text.indexOf('\n') < 0 ? text : text.replaceAll("[\\r\\n]", "");
        try {
            if (joined.length() % 4 == 0) return new Bytes(Base64.getDecoder().decode(joined));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be base64: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("must be base64: its length must be a multiple of four; pad it with '='");
    }

    /** How many bytes. */
    public int size() {
        return content.length;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** The bytes read as UTF-8. */
    public String utf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** The base64 form. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(content);
    }
}
