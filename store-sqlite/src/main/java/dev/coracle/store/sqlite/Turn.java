package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something that a caller wants done with the database, and waits for; see {@link Turns}. Whoever leads sets the outcome;
 * the caller sees it once it is released.
 */
abstract class Turn<T> {
    /** True where the caller is called to lead, false where it has its answer. */
    private final CompletableFuture<Boolean> call = new CompletableFuture<>();

    private @Nullable T answer;
    private @Nullable RuntimeException failure;

    /** How much room it takes in a group, in bytes. */
    abstract long size();

    final void answer(T answer) {
        this.answer = answer;
    }

    /** Takes the place of an answer; the first failure counts. */
    final void fail(RuntimeException failure) {
        if (this.failure == null) this.failure = failure;
    }

    final boolean isDone() {
        return answer != null || failure != null;
    }

    final void release() {
        call.complete(false);
    }

    final void callToLead() {
        call.complete(true);
    }

    /** Waits until this is done by another thread, or until the current one is to lead. */
    final boolean awaitLead() {
        return call.join();
    }

    /** The answer; what failed for several callers is thrown to each from its own stack. */
    final T result() {
        if (failure instanceof StoreException shared) {
            throw new StoreException(String.valueOf(shared.getMessage()), shared.isOutcomeUnknown(), shared);
        }
        if (failure != null) throw failure;
        if (answer == null) throw new IllegalStateException("a turn without outcome");
        return answer;
    }
}
