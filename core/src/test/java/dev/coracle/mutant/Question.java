package dev.coracle.mutant;

import java.util.List;

/**
 * What a {@link Hunt} is after. Of the platform's types only, since both sides of a {@link MutantLoader} see it.
 *
 * @param killers names of the invariants that count; none for any
 * @param seed of the cases
 * @param plans how many cases to try at most
 * @param seconds how many seconds of one core to search at most
 */
public record Question(List<String> killers, long seed, int plans, double seconds) {
    /** How many seconds of one core to spend at most on making a case small. */
    public static final double SHRINKING_SECONDS = 10;
}
