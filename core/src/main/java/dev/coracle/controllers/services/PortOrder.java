package dev.coracle.controllers.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The order in which Kubernetes lists the ports of endpoints: by the MD5 hash of how Go prints them. It means nothing,
 * but who compares with a real cluster finds the same.
 */
public final class PortOrder {
    private PortOrder() {}

    /** What ports are sorted by, from their printed form. */
    public static String key(String printed) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(printed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
