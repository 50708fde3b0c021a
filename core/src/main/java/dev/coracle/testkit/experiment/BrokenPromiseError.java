package dev.coracle.testkit.experiment;

import java.nio.file.Path;

/** A promise was broken while a case was played; the message says which, in which case, and how to see it again. */
public final class BrokenPromiseError extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    BrokenPromiseError(Outcome outcome) {
        super(outcome.toString());
        this.outcome = outcome;
    }

    /** With words before what the outcome says of itself, and where it was written down. */
    BrokenPromiseError(String introduction, Outcome outcome, Path directory) {
        super(introduction + outcome + "\nplan and timeline are in " + directory);
        this.outcome = outcome;
    }

    /** What came of it. */
    public Outcome outcome() {
        return outcome;
    }
}
