package dev.coracle.scheduler.plugins;

/**
 * Arguments of {@link InterPodAffinity}.
 *
 * @param hardPodAffinityWeight how much it counts that a pod there must be near this one; from 0 to 100
 * @param ignorePreferredTermsOfExistingPods whether nodes of pods without preferences of their own are not scored
 */
public record InterPodAffinityArgs(int hardPodAffinityWeight, boolean ignorePreferredTermsOfExistingPods) {
    /** What Kubernetes does by default. */
    public static final InterPodAffinityArgs DEFAULT = new InterPodAffinityArgs(1, false);
}
