package dev.coracle.node.runtime;

/**
 * What came of a question over the network.
 *
 * @param healthy whether the answer was a good one
 * @param message why it was not, for people
 */
public record ProbeResult(boolean healthy, String message) {
    /** A good answer. */
    public static final ProbeResult HEALTHY = new ProbeResult(true, "");

    /** A bad answer, or none. */
    public static ProbeResult unhealthy(String why) {
        return new ProbeResult(false, why);
    }
}
