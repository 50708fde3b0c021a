package dev.coracle.apiserver;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coracle.api.ApiException;
import dev.coracle.model.meta.Status;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Why a call was refused, in one line: {@code 404 NotFound: pods "p" not found}. */
final class Refusal {
    private Refusal() {}

    static String of(ThrowingCallable call) {
        Status status = status(call);
        return status.code() + " " + status.reason().orElse("") + ": "
                + status.message().orElse("");
    }

    static Status status(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        if (thrown instanceof ApiException refusal) return refusal.status();
        throw new AssertionError("it was not refused", thrown);
    }
}
