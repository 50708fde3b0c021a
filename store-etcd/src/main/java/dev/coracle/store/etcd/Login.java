package dev.coracle.store.etcd;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What goes with every call: that the member must have a leader, and the token of the user. A token lasts for some
 * minutes, and no longer than the member's process; who is told that it is worthless asks for another.
 */
final class Login implements ClientInterceptor {
    private static final Metadata.Key<String> LEADER = Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

    private final @Nullable AuthenticateRequest request;
    private final Duration timeout;
    private volatile @Nullable String token;

    Login(EtcdOptions options) {
        timeout = options.timeout();
        request = options.user()
                .map(user -> AuthenticateRequest.newBuilder()
                        .setName(user)
                        .setPassword(options.password().orElse(""))
                        .build())
                .orElse(null);
    }

    /** Whether there is a user to log in. */
    boolean hasUser() {
        return request != null;
    }

    /** The token that is in use; null before the first. */
    @Nullable
    String token() {
        return token;
    }

    /**
     * Gets another token, unless somebody has done so meanwhile.
     *
     * @param worthless the token that was refused
     * @throws io.grpc.StatusRuntimeException where the member does not give one
     */
    synchronized void renew(Member member, @Nullable String worthless) {
        boolean renewed = worthless == null ? token != null : !worthless.equals(token);
        if (request == null || renewed) return;
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
        token = Answer.of(member.calls(), AuthGrpc.getAuthenticateMethod(), options, request)
                .getToken();
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> listener, Metadata headers) {
                headers.put(LEADER, "true");
                String known = token;
                if (known != null) headers.put(TOKEN, known);
                super.start(listener, headers);
            }
        };
    }
}
