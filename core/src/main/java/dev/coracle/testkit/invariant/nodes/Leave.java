package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.selector.Tolerance;
import java.time.Duration;
import java.util.Optional;

/** How long a pod may stay beside a taint that drives pods away. */
final class Leave {
    private Leave() {}

    /** Zero where it does not tolerate the taint at all, empty where it does for ever. */
    static Optional<Duration> of(Pod pod, Taint taint) {
        Optional<Toleration> toleration = Tolerance.of(pod.spec().tolerations(), taint);
        if (toleration.isEmpty()) return Optional.of(Duration.ZERO);
        return toleration.get().tolerationSeconds().map(it -> Duration.ofSeconds(Math.max(0, it)));
    }
}
