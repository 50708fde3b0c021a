package dev.coracle.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a {@link Hunt} is after. Of the platform's types only, since both sides of a {@link MutantLoader} see it.
 *
 * @param killers names of the invariants that count; none for any
 * @param seed of the cases
 * @param plans how many cases to try at most
 * @param seconds how many seconds of one core to search at most
 * @param innocent whether a case, as JSON, breaks none of its promises where nothing is changed: what does is no find
 * @param plan the case to play instead of a search, as JSON
 */
public record Question(
        List<String> killers, long seed, int plans, double seconds, Predicate<String> innocent, Optional<String> plan) {
    /** Plays a case. */
    static Question about(List<String> killers, String plan) {
        return new Question(killers, 0, 1, 0, ignored -> true, Optional.of(plan));
    }

    /** How many seconds of one core to spend at most on making a case small. */
    public static final double SHRINKING_SECONDS = 10;
}
