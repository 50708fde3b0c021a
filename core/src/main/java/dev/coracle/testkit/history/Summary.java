package dev.coracle.testkit.history;

/**
 * How much a judgement was about.
 *
 * @param calls all that were begun
 * @param writes changes of the store
 * @param unknown calls that were not answered
 * @param happened those of them that took effect
 * @param changes what cursors gave
 */
public record Summary(int calls, int writes, int unknown, int happened, int changes) {
    /** Of nothing. */
    public static final Summary NONE = new Summary(0, 0, 0, 0, 0);

    /** Both. */
    public Summary plus(Summary other) {
        return new Summary(
                calls + other.calls,
                writes + other.writes,
                unknown + other.unknown,
                happened + other.happened,
                changes + other.changes);
    }
}
