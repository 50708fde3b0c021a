package dev.coracle.apiserver;

/**
 * What becomes of the objects that an object owns when it is deleted, unless the deletion says otherwise.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage collection</a>
 */
public enum Dependents {
    /** They are deleted, by the garbage collector and after their owner. */
    DELETED,
    /** They stay, and forget their owner. */
    ORPHANED,
    /** Nobody looks after them: a deletion waits for nothing, whatever it says. */
    IGNORED
}
