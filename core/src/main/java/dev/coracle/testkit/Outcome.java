package dev.coracle.testkit;

import dev.coracle.store.StoreError;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * What came of a step.
 *
 * @param there what was there before
 * @param expectedRevision what the writer claimed
 * @param answer what the store said
 */
record Outcome(Step step, Optional<Fact> there, long expectedRevision, Either<StoreError, Fact> answer) {}
