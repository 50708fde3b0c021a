package dev.coracle.cluster;

import java.time.Duration;

/** A condition did not come to hold in time; the message says what was seen last. */
public final class ConditionTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConditionTimeoutException(Condition condition, Duration limit, String seen) {
        super("waited " + limit.toMillis() / 1000.0 + " s for " + condition.description() + "; last seen: " + seen);
    }
}
