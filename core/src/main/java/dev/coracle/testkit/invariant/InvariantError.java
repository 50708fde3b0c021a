package dev.coracle.testkit.invariant;

import java.util.List;

/** Promises were broken, or not put to the test; the message says which, where and when. */
public final class InvariantError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 10;

    private final transient List<Violation> violations;

    InvariantError(List<Violation> violations) {
        super(message(violations));
        this.violations = List.copyOf(violations);
    }

    InvariantError(String message) {
        super(message);
        this.violations = List.of();
    }

    /** The broken promises, in the order in which they were broken. */
    public List<Violation> violations() {
        return violations;
    }

    private static String message(List<Violation> violations) {
        StringBuilder text =
                new StringBuilder(violations.size() == 1 ? "1 violation" : violations.size() + " violations");
        text.append(':');
        violations.stream().limit(MOST).forEach(it -> text.append("\n  ").append(it));
        if (violations.size() > MOST)
            text.append("\n  and ").append(violations.size() - MOST).append(" more");
        return text.toString();
    }
}
