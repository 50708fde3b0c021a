package dev.coracle.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done at the end, the last begun first: all of it, also where a part fails, and once. Safe for all
 * threads.
 */
final class Ending {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    /** Adds what is to be done before everything added so far. */
    synchronized void add(Runnable step) {
        steps.push(step);
    }

    private synchronized @Nullable Runnable next() {
        return steps.poll();
    }

    /** Does it; throws the first failure, with the others as suppressed ones. */
    void run() {
        RuntimeException first = null;
        for (Runnable step = next(); step != null; step = next()) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (first == null) first = e;
                else first.addSuppressed(e);
            }
        }
        if (first != null) throw first;
    }

    /** Does it since something failed, which goes on to be thrown: what fails here as well is added to it. */
    void after(Throwable failure) {
        try {
            run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
