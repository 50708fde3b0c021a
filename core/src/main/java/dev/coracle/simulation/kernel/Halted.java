package dev.coracle.simulation.kernel;

/**
 * Ends a task in the middle of an API call whose process crashed meanwhile: what the real world does to a thread of a
 * dead process. An {@link Error}, so that code which handles exceptions leaves it alone; code which catches everything
 * meets it again at its next call. Only the kernel throws it, and only the kernel handles it.
 */
public final class Halted extends Error {
    private static final long serialVersionUID = 1;

    /** Has no stack, so that crashing costs nothing. */
    Halted() {
        super("the process of this task has ended", null, false, false);
    }
}
