package dev.coracle.node.runtime;

import java.util.Map;

/**
 * A question over the network.
 *
 * @param kind the protocol
 * @param host name or address to ask; empty for the pod's own
 * @param port to ask at
 * @param path what is asked for: the path of HTTP, the service of gRPC
 * @param headers of HTTP, in the order of the pod
 */
public record NetworkProbe(Kind kind, String host, int port, String path, Map<String, String> headers) {
    /** The protocols. */
    public enum Kind {
        /** A GET that is answered with a code from 200 to 399. */
        HTTP,
        /** The same over TLS, whose certificate is not checked. */
        HTTPS,
        /** A connection that opens. */
        TCP,
        /** The health check of gRPC, answered with {@code SERVING}. */
        GRPC
    }
}
