package dev.coracle.store.etcd;

import io.grpc.ChannelCredentials;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * One member of etcd. Calls and the watch have a connection each: what a watch brings must not hold up answers.
 *
 * @param endpoint its client URL
 * @param calls for calls
 * @param watches for watches
 */
record Member(URI endpoint, ManagedChannel calls, ManagedChannel watches) {
    private static final int PORT = 2379;
    private static final int KEEPALIVE_SECONDS = 10;
    private static final int KEEPALIVE_TIMEOUT_SECONDS = 5;

    /** A member that is connected to when it is first needed. */
    static Member at(URI endpoint, ChannelCredentials credentials) {
        return new Member(endpoint, channel(endpoint, credentials), channel(endpoint, credentials));
    }

    private static ManagedChannel channel(URI endpoint, ChannelCredentials credentials) {
        int port = endpoint.getPort() < 0 ? PORT : endpoint.getPort();
        return Grpc.newChannelBuilderForAddress(endpoint.getHost(), port, credentials)
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .disableRetry() // who may be asked twice is decided here
                .directExecutor()
                .build();
    }

    boolean isConnected() {
        return calls.getState(false) == ConnectivityState.READY;
    }

    void close() {
        calls.shutdownNow();
        watches.shutdownNow();
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
