package dev.coracle.testkit;

import dev.coracle.store.StoreError;
import io.vavr.control.Either;

/**
 * An attempt to write among others, and when it was made. Moments are numbered: a call that was answered before another
 * began has the lower numbers.
 */
record Call(Step step, long begun, long answered, long expectedRevision, Either<StoreError, Fact> answer) {
    boolean succeeded() {
        return answer.isRight();
    }

    /** The revision of a successful write. */
    long revision() {
        return answer.get().modified();
    }
}
