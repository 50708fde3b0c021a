package dev.coracle.store.etcd;

import dev.coracle.store.StoreException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls to etcd, each to one member after another until one answers or the time is over. What changes something is not
 * asked for twice, unless the first call has surely not reached anyone: who repeats a write that happened would be told
 * that another was faster. Safe for all threads.
 */
final class Calls {
    private static final long SHORTEST_TRY_NANOS = Duration.ofMillis(500).toNanos();
    private static final String NO_LEADER = "etcdserver: no leader"; // the member has not passed the call on

    private final Members members;
    private final Login login;
    private final Duration timeout;

    Calls(Members members, Login login, Duration timeout) {
        this.members = members;
        this.login = login;
        this.timeout = timeout;
    }

    /**
     * Asks for what may be asked for twice.
     *
     * @throws Refusal where etcd answers that it does not do it
     * @throws StoreException where nobody answers
     */
    <Q, R> R read(MethodDescriptor<Q, R> method, Q request) {
        return call(method, request, true);
    }

    /**
     * Asks for what happens at most once.
     *
     * @throws Refusal where etcd answers that it does not do it
     * @throws StoreException where nobody answers, which says whether it may have happened
     */
    <Q, R> R write(MethodDescriptor<Q, R> method, Q request) {
        return call(method, request, false);
    }

    private <Q, R> R call(MethodDescriptor<Q, R> method, Q request, boolean repeatable) {
        Deadline deadline = Deadline.after(timeout.toNanos(), TimeUnit.NANOSECONDS);
        boolean loggedIn = false;
        for (int attempt = 0; ; attempt++) {
            Member member = members.current();
            String token = login.token();
            Sending sending = new Sending();
            try {
                if (login.hasUser() && token == null) login.renew(member, null);
                return attempt(member, method, request, sending, deadline, attempt, repeatable);
            } catch (StatusRuntimeException e) {
                Status status = e.getStatus();
                if (login.hasUser() && !loggedIn && Refusal.asksForLogin(status)) {
                    loggedIn = true;
                    relogin(member, token);
                    continue;
                }
                if (Refusal.isOne(status)) throw new Refusal(member, status);
                members.avoid(member);
                boolean seen = sending.hasBegun() && !NO_LEADER.equals(status.getDescription());
                if (deadline.isExpired() || (seen && !repeatable)) {
                    throw new StoreException(
                            "etcd at " + member + " gives no answer: " + status, seen && !repeatable, e);
                }
            }
        }
    }

    private void relogin(Member member, @Nullable String token) {
        try {
            login.renew(member, token);
        } catch (StatusRuntimeException e) {
            if (Refusal.isOne(e.getStatus())) throw new Refusal(member, e.getStatus());
            members.avoid(member);
        }
    }

    private <Q, R> R attempt(
            Member member,
            MethodDescriptor<Q, R> method,
            Q request,
            Sending sending,
            Deadline deadline,
            int attempt,
            boolean repeatable) {
        long left = Math.max(1, deadline.timeRemaining(TimeUnit.NANOSECONDS));
        CallOptions options = CallOptions.DEFAULT.withStreamTracerFactory(sending);
        boolean allHaveFailed = attempt >= members.size();
        if (allHaveFailed) {
            member.calls().resetConnectBackoff();
            options = options.withWaitForReady();
        }
        boolean othersMayServe = members.size() > 1 && (repeatable || !member.isConnected());
        if (othersMayServe) {
            left = Math.min(left, allHaveFailed ? SHORTEST_TRY_NANOS : Math.max(SHORTEST_TRY_NANOS, left / 2));
        }
        Channel channel = ClientInterceptors.intercept(member.calls(), login);
        return Answer.of(channel, method, options.withDeadlineAfter(left, TimeUnit.NANOSECONDS), request);
    }
}
