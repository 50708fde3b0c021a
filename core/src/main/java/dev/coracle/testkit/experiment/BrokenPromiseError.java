package dev.coracle.testkit.experiment;

/** A promise was broken while a case was played; the message says which, in which case, and how to see it again. */
public final class BrokenPromiseError extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    BrokenPromiseError(Outcome outcome) {
        this("", outcome);
    }

    /** With words before what the outcome says of itself. */
    BrokenPromiseError(String introduction, Outcome outcome) {
        super(introduction + outcome);
        this.outcome = outcome;
    }

    /** What came of it. */
    public Outcome outcome() {
        return outcome;
    }
}
