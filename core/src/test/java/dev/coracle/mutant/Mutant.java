package dev.coracle.mutant;

import java.util.List;

/**
 * A bug that somebody has made, or a change that is none.
 *
 * @param id its number in the list of seeded bugs, such as {@code M1}; those of harmless changes begin with B
 * @param wrong what the changed code does
 * @param root the bug behind it in Kubernetes; empty for harmless changes
 * @param killers names of the invariants that have to find it, any of them; none for harmless changes
 * @param edits what is changed
 */
record Mutant(String id, String wrong, String root, List<String> killers, List<Edit> edits) {
    Mutant {
        killers = List.copyOf(killers);
        edits = List.copyOf(edits);
    }

    /** Whether nobody has a reason to complain of it. */
    boolean isBenign() {
        return killers.isEmpty();
    }

    @Override
    public String toString() {
        return id + ": " + wrong;
    }
}
