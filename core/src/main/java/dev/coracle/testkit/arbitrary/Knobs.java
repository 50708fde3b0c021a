package dev.coracle.testkit.arbitrary;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;

/**
 * How the world of a run is set, beside what befalls it.
 *
 * @param shuffled whether events of one moment happen in random order
 * @param callLatencyMillis longest time of a call each way
 * @param watchDelayMillis longest delay of a change on its way to a watcher
 * @param rivals whether the scheduler and the controller manager run twice, and of each the leader acts
 */
public record Knobs(boolean shuffled, int callLatencyMillis, int watchDelayMillis, boolean rivals) {
    /** Random order, and a network as usual. */
    public static final Knobs USUAL = new Knobs(true, 2, 10, false);

    /** Events in the order in which they were planned, over a network that takes no time. */
    public static final Knobs PLAIN = new Knobs(false, 0, 0, false);

    /** Sets the kernel. */
    public KernelOptions.Builder kernel(long seed) {
        return KernelOptions.builder().seed(seed).shuffled(shuffled);
    }

    /** How much later somebody may see and do something than with {@link #PLAIN}: news and a few calls each way. */
    public Duration lag() {
        return Duration.ofMillis(watchDelayMillis + 10L * callLatencyMillis);
    }

    /** Sets the parts: with rivals, the scheduler where it is Kubernetes' own, and the controller manager. */
    public ClusterDefinition parts(ClusterDefinition definition) {
        return rivals ? Rivals.in(definition) : definition;
    }

    /** Sets the network. */
    public NetworkOptions network() {
        return NetworkOptions.builder()
                .callLatency(Duration.ofMillis(callLatencyMillis))
                .watchDelay(Duration.ofMillis(watchDelayMillis))
                .build();
    }

    @Override
    public String toString() {
        return (shuffled ? "random order" : "planned order") + ", calls within " + callLatencyMillis
                + " ms, news within " + watchDelayMillis + " ms" + (rivals ? ", rivals for each part" : "");
    }
}
