package dev.coracle.testkit.invariant;

/**
 * What an invariant finds between the questions of the monitor, as when it listens to the network: kept until it is asked
 * next. One thread at a time.
 */
public final class Findings {
    private Verdict found = Verdict.silent();

    /** None so far. */
    public Findings() {}

    /** Keeps a verdict. */
    public void add(Verdict verdict) {
        found = found.and(verdict);
    }

    /** What was kept, which is now forgotten. */
    public Verdict take() {
        Verdict taken = found;
        found = Verdict.silent();
        return taken;
    }
}
