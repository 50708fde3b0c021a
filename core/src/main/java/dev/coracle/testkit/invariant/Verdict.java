package dev.coracle.testkit.invariant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an invariant says of a change or a state. Immutable. */
public final class Verdict {
    private static final Verdict SILENT = new Verdict(false, List.of());
    private static final Verdict KEPT = new Verdict(true, List.of());

    private final boolean concerned;
    private final List<Complaint> complaints;

    private record Complaint(String place, String wrong, String right) {}

    private Verdict(boolean concerned, List<Complaint> complaints) {
        this.concerned = concerned;
        this.complaints = complaints;
    }

    /** The promise has nothing to say of this. */
    public static Verdict silent() {
        return SILENT;
    }

    /** The promise was put to the test, and is kept. */
    public static Verdict kept() {
        return KEPT;
    }

    /**
     * The promise is broken.
     *
     * @param place which object it is about, such as {@code node node-1}
     * @param wrong what it is or does
     * @param right what it should be or do instead
     */
    public static Verdict broken(String place, String wrong, String right) {
        return new Verdict(true, List.of(new Complaint(place, wrong, right)));
    }

    /** Both verdicts. */
    public Verdict and(Verdict other) {
        if (complaints.isEmpty() && other.complaints.isEmpty()) return concerned ? this : other;
        List<Complaint> all = new ArrayList<>(complaints);
        all.addAll(other.complaints);
        return new Verdict(true, List.copyOf(all));
    }

    /** Whether the promise was put to the test. */
    boolean isConcerned() {
        return concerned;
    }

    /** Whether there is nothing to complain of. */
    boolean isKept() {
        return complaints.isEmpty();
    }

    List<Violation> violations(Invariant invariant, long revision, Instant time) {
        return complaints.stream()
                .map(it -> new Violation(invariant.name(), it.place(), revision, time, it.wrong(), it.right()))
                .toList();
    }
}
