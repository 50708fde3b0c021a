package dev.coracle.store.etcd;

import dev.coracle.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * One question that many ask at the same time. Each gets an answer to a question that was put after it asked: those who
 * come while one is on its way share the next. Safe for all threads.
 */
final class Reading<T> {
    private final Supplier<T> question;

    // Guarded by this.
    private CompletableFuture<T> asked = new CompletableFuture<>();
    private CompletableFuture<T> next = new CompletableFuture<>();
    private boolean begun;

    Reading(Supplier<T> question) {
        this.question = question;
        asked.completeExceptionally(new IllegalStateException("nobody has asked yet"));
    }

    /** The answer. Throws what the question throws. */
    T take() {
        CompletableFuture<T> before;
        CompletableFuture<T> answer;
        boolean first;
        synchronized (this) {
            before = asked;
            answer = next;
            first = !begun;
            begun = true;
        }
        if (first) ask(before, answer);
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) throw failure;
            throw e;
        }
    }

    /** Whoever comes first waits for the question before, and then asks for all who have come until then. */
    private void ask(CompletableFuture<T> before, CompletableFuture<T> answer) {
        before.handle((ignored, failure) -> true).join();
        synchronized (this) {
            asked = answer;
            next = new CompletableFuture<>();
            begun = false;
        }
        try {
            answer.complete(question.get());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }
}
