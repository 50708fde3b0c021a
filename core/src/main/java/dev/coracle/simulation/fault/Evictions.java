package dev.coracle.simulation.fault;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Client;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Entropy;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.List;

/** Asks pods to leave, as far as their disruption budgets let them go. */
record Evictions(Client client, Kernel kernel, Entropy chance) {
    /** How long a round takes: controllers hear of one eviction before the next, or of several at once. */
    private static final Duration ROUND = Duration.ofMillis(50);

    /** Evicts pods side by side, as {@code kubectl drain} and autoscalers do; each is asked once. */
    void round(Stroke stroke, List<Pod> pods) {
        Entropy own = chance.stream(stroke.fault().toString());
        for (Pod pod : pods) {
            Duration later = Duration.ofNanos(own.below(ROUND.toNanos()));
            kernel.intervene(kernel.time().plus(later), "evict " + pod.key(), () -> evict(pod));
        }
    }

    private void evict(Pod pod) {
        try {
            client.pods(pod.namespace()).evict(pod.name());
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            // Who wants it gone tries again in another round.
        }
    }
}
