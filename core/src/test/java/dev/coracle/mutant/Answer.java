package dev.coracle.mutant;

import java.util.Map;
import java.util.Optional;

/**
 * What a {@link Hunt} has found. Of the platform's types only, since both sides of a {@link MutantLoader} see it.
 *
 * @param plans how many cases were tried
 * @param seconds of one core that the search took
 * @param kill what was found, if anything
 * @param others how often other promises were broken meanwhile than those that were asked about
 */
public record Answer(int plans, double seconds, Optional<Kill> kill, Map<String, Integer> others) {
    /**
     * A case in which a promise is broken.
     *
     * @param invariant the promise
     * @param violation what is wrong
     * @param faultsFound how many faults the case had that was found
     * @param faults how many are left
     * @param shrinkSeconds how long it took to leave out the others, in seconds of one core
     * @param plan what is left of the case
     * @param json the same, to be played again
     */
    public record Kill(
            String invariant,
            String violation,
            int faultsFound,
            int faults,
            double shrinkSeconds,
            String plan,
            String json) {}
}
