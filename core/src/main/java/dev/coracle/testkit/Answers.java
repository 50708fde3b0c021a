package dev.coracle.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.coracle.store.StoreError;
import io.vavr.control.Either;

/** What a store said, where it must have been one thing or the other. */
final class Answers {
    private Answers() {}

    static <T> T given(Either<StoreError, T> answer) {
        return answer.getOrElseGet(error -> fail("refused: " + error));
    }

    static StoreError refused(Either<StoreError, ?> answer) {
        return answer.isLeft() ? answer.getLeft() : fail("not refused, but answered: " + answer.get());
    }
}
