package dev.coracle.testkit.experiment;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Workload;
import dev.coracle.testkit.invariant.Bounds;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How long a healed cluster may take until nothing in it changes any more, as it follows from the bounds of its parts.
 *
 * @param limit longest time until the last change
 * @param silence how long nothing must change to show that nothing is about to: longer than any pause of any part
 * @param changes how many changes it may take: more are a circle
 */
public record Settling(Duration limit, Duration silence, int changes) {
    /** What a pod's life amounts to, with what those who keep, serve and guard it write about it. */
    private static final int CHANGES_OF_A_POD = 50;

    private static final int CHANGES_OF_A_NODE = 50;

    /** For this case. */
    static Settling of(ClusterCase played, Bounds bounds) {
        Duration lag = bounds.staleness().plus(played.knobs().lag());
        Duration underWay = played.lag(); // what was sent late before all was well
        Duration lossNoticed = bounds.nodeGrace().plus(bounds.nodeMonitorPeriod());
        Duration waiting =
                bounds.schedulerFlush().plus(bounds.schedulerFlushPeriod()).plus(bounds.schedulerBackoff());
        Duration podReplaced = bounds.podStop().plus(waiting).plus(bounds.containerBackoff());
        Duration limit = bounds.takeover()
                .plus(lossNoticed)
                .plus(drivenAway(played, bounds))
                .plus(bounds.defaultToleration())
                .plus(podReplaced.multipliedBy(1 + priorities(played)))
                .plus(lag.multipliedBy(1 + pods(played)))
                .plus(underWay);
        Duration silence = Stream.of(lossNoticed, waiting, bounds.defaultToleration(), bounds.containerBackoff())
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(lag)
                .plus(underWay);
        int lives = pods(played) * (2 + (int) priorities(played));
        return new Settling(
                limit, silence, lives * CHANGES_OF_A_POD + played.nodes().size() * CHANGES_OF_A_NODE);
    }

    /** Nodes lose their pods one after the other, at the rate of the node controller. */
    private static Duration drivenAway(ClusterCase played, Bounds bounds) {
        double rate = bounds.nodeLifecycle().evictionRate();
        return rate <= 0
                ? Duration.ZERO
                : Duration.ofMillis((long) (played.nodes().size() * 1000 / rate));
    }

    /** Who is driven away by a pod may drive away others, of lower priority each time. */
    private static long priorities(ClusterCase played) {
        return played.workloads().stream()
                .mapToInt(it -> it.pod().priority())
                .distinct()
                .count();
    }

    private static int pods(ClusterCase played) {
        return played.workloads().stream().mapToInt(Workload::pods).sum();
    }
}
