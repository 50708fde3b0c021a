package dev.coracle.store.etcd;

import dev.coracle.store.StoreException;
import io.grpc.Status;
import java.util.Optional;

/** An answer of etcd that it does not do what it was asked to, and has not. */
final class Refusal extends StoreException {
    private static final long serialVersionUID = 1L;

    static final String COMPACTED = "required revision has been compacted";
    static final String FUTURE = "required revision is a future revision";
    static final String TOO_LARGE = "request is too large";
    static final String NO_LEASE = "requested lease not found";
    private static final String BAD_TOKEN = "invalid auth token";
    private static final String OLD_TOKEN = "revision of auth store is old";

    private final String answer;

    Refusal(Member member, Status status) {
        super("etcd at " + member + " refuses: " + describe(status), false, status.asException());
        this.answer = describe(status);
    }

    private static String describe(Status status) {
        return Optional.ofNullable(status.getDescription())
                .orElseGet(() -> status.getCode().toString());
    }

    /** Whether it gives this reason. */
    boolean says(String reason) {
        return answer.contains(reason);
    }

    /** Whether a user who logs in again may have more luck. */
    static boolean asksForLogin(Status status) {
        String answer = describe(status);
        return answer.contains(BAD_TOKEN) || answer.contains(OLD_TOKEN);
    }

    /** Whether this is surely an answer of etcd, which has done nothing. */
    static boolean isOne(Status status) {
        return switch (status.getCode()) {
            case INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    UNAUTHENTICATED,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED -> true;
            case OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE, DATA_LOSS -> false;
        };
    }
}
