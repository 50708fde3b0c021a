package dev.coracle.simulation.fault;

import dev.coracle.api.ApiRequest;
import dev.coracle.platform.Entropy;
import dev.coracle.simulation.Disturbance;
import java.time.Duration;

/**
 * News that come late or twice, or are the last.
 *
 * @param resource plural of the only resource that is concerned; empty for all
 */
record WatchDisturbance(FaultKind kind, long amount, String resource, Entropy chance) implements Disturbance {
    @Override
    public Duration delay(String owner, ApiRequest watch) {
        boolean late = kind == FaultKind.WATCH_DELAY || kind == FaultKind.WATCH_LAG;
        boolean concerned =
                resource.isEmpty() || resource.equals(watch.resource().plural());
        return late && concerned ? Duration.ofMillis(amount) : Duration.ZERO;
    }

    @Override
    public boolean repeats(String owner, ApiRequest watch) {
        return kind == FaultKind.WATCH_REPEATS && chance.below(100) < amount;
    }

    @Override
    public boolean breaks(String owner, ApiRequest watch) {
        return kind == FaultKind.WATCH_BREAKS && chance.below(100) < amount;
    }
}
