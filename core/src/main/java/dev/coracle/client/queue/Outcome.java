package dev.coracle.client.queue;

import java.time.Duration;
import java.util.Optional;

/** What becomes of a key that was processed. */
public final class Outcome {
    /** The work is done; the key comes back when it is added again. */
    public static final Outcome DONE = new Outcome(false, Optional.empty());

    private static final Outcome AGAIN = new Outcome(true, Optional.empty());

    private final boolean failed;
    private final Optional<Duration> delay;

    private Outcome(boolean failed, Optional<Duration> delay) {
        this.failed = failed;
        this.delay = delay;
    }

    /** It did not work: to be tried again, after a wait that doubles each time in a row. */
    public static Outcome again() {
        return AGAIN;
    }

    /** The work is done for now; there is more to do after this time. */
    public static Outcome after(Duration delay) {
        return new Outcome(false, Optional.of(delay));
    }

    /** Whether it did not work. */
    public boolean isFailure() {
        return failed;
    }

    /** When there is more to do, where that is known. */
    public Optional<Duration> delay() {
        return delay;
    }

    @Override
    public String toString() {
        return failed ? "again" : delay.map(it -> "after " + it).orElse("done");
    }
}
