package dev.coracle.store.etcd;

import dev.coracle.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One question that many ask at the same time. Each gets an answer to a question that was put after it asked: those who
 * come while one is on its way share the next. Safe for all threads.
 */
final class Reading<T> {
    private final Supplier<T> question;
    private final ReentrantLock asking = new ReentrantLock();
    private final Object lock = new Object();
    private CompletableFuture<T> next = new CompletableFuture<>();
    private boolean begun;

    Reading(Supplier<T> question) {
        this.question = question;
    }

    /** The answer. Throws what the question throws. */
    T take() {
        CompletableFuture<T> answer;
        boolean first;
        synchronized (lock) {
            answer = next;
            first = !begun;
            begun = true;
        }
        if (first) ask(answer);
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) throw failure;
            throw e;
        }
    }

    private void ask(CompletableFuture<T> answer) {
        asking.lock();
        try {
            synchronized (lock) {
                next = new CompletableFuture<>();
                begun = false;
            }
            answer.complete(question.get());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            asking.unlock();
        }
    }
}
