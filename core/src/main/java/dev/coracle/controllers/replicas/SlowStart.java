package dev.coracle.controllers.replicas;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls in batches of 1, 2, 4 and so on, and none after a batch in which one failed: where all fail for the same reason,
 * such as a quota, the server sees few of them.
 */
final class SlowStart {
    private int left;
    private int batch = 1;
    private int leftInBatch;
    private @Nullable RuntimeException failure;

    /** So many calls. */
    SlowStart(int calls) {
        left = calls;
        leftInBatch = Math.min(batch, left);
    }

    boolean hasNext() {
        return leftInBatch > 0;
    }

    void attempt(Runnable call) {
        try {
            call.run();
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            if (failure == null) failure = e;
        }
        left--;
        leftInBatch--;
        if (leftInBatch > 0 || failure != null) return;
        batch *= 2;
        leftInBatch = Math.min(batch, left);
    }

    /** What failed first. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }
}
