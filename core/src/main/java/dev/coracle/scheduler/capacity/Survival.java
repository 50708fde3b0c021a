package dev.coracle.scheduler.capacity;

import java.util.List;

/** Whether nodes carry all pods when any so many of them are lost. */
public sealed interface Survival {
    /** Whether they certainly do. */
    default boolean isCertain() {
        return this instanceof Survives;
    }

    /**
     * They do, whichever are lost.
     *
     * @param placements a way for each loss, smaller losses first. Nodes that are alike in all that matters to the pods stand
     *     for each other, so that there is one placement for all losses of the same kinds of nodes
     */
    record Survives(List<Placement> placements) implements Survival {}

    /**
     * They do not.
     *
     * @param lost a smallest loss after which the pods do not fit; empty where they do not even fit before
     * @param why what is missing
     */
    record Overwhelmed(List<String> lost, String why) implements Survival {
        @Override
        public String toString() {
            return "does not survive the loss of " + (lost.isEmpty() ? "nothing" : String.join(", ", lost)) + ": "
                    + why;
        }
    }

    /**
     * Nobody knows: no way was found to carry the pods after a loss, and not all ways were tried.
     *
     * @param lost the loss
     * @param tried how many places were tried for a pod
     */
    record Undecided(List<String> lost, long tried) implements Survival {}
}
