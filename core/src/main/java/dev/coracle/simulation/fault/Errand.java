package dev.coracle.simulation.fault;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;

/**
 * Something that a person does by calls to the API server, and tries again each second while that does not work. What
 * makes no sense, since the object is gone or will not have it, is let be.
 */
final class Errand {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Kernel kernel;
    private final String name;
    private final Runnable calls;
    private boolean over;

    private Errand(Kernel kernel, String name, Runnable calls) {
        this.kernel = kernel;
        this.name = name;
        this.calls = calls;
    }

    /** Begins, at once. */
    static Errand run(Kernel kernel, String name, Runnable calls) {
        Errand errand = new Errand(kernel, name, calls);
        errand.attempt();
        return errand;
    }

    /** Whether it was done, or given up. */
    boolean isOver() {
        return over;
    }

    /** Gives it up, where it is not done. */
    void cancel() {
        over = true;
    }

    private void attempt() {
        if (over) return;
        try {
            calls.run();
            over = true;
        } catch (ApiException e) {
            over = !isWorthAnotherTry(e.code());
        } catch (UnreachableException | UnknownOutcomeException e) {
            over = false;
        }
        if (!over) kernel.intervene(kernel.time().plus(PAUSE), name, this::attempt);
    }

    private static boolean isWorthAnotherTry(int code) {
        return code == 409 || code == 429 || code >= 500;
    }
}
