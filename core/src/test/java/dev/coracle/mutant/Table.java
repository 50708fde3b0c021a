package dev.coracle.mutant;

import java.util.ArrayList;
import java.util.List;

/** What searches have found, for people; each line is told as soon as it is known. */
final class Table {
    private final List<String> lines = new ArrayList<>();
    private final List<String> plans = new ArrayList<>();

    /** The line about a mutant. */
    String add(Mutant mutant, Answer answer) {
        String killer = answer.kill().map(Answer.Kill::invariant).orElse(mutant.isBenign() ? "(lives)" : "NOBODY");
        String shrunk = answer.kill()
                .map(it -> "%4d -> %d %7.1f s".formatted(it.faultsFound(), it.faults(), it.shrinkSeconds()))
                .orElse(" ".repeat(19));
        String line = "%-5s %-30s %6d %7.1f s  %s  %s"
                .formatted(mutant.id(), killer, answer.plans(), answer.seconds(), shrunk, answer.others());
        lines.add(line);
        answer.kill().ifPresent(it -> plans.add(mutant + "\n  " + it.violation() + "\n  " + it.plan()));
        return line;
    }

    @Override
    public String toString() {
        return "%-5s %-30s %6s %9s  %19s  %s%n"
                        .formatted("bug", "found by", "plans", "search", "faults, shrinking", "other complaints")
                + String.join("\n", lines) + "\n\n" + String.join("\n", plans);
    }
}
