package dev.coracle.cluster;

import dev.coracle.client.Client;
import dev.coracle.cluster.Condition.Observation;
import dev.coracle.store.ClusterStore;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions: looks at them again whenever the store has changed. */
record Waiting(World world, ClusterStore store, Client client) {
    void await(Condition condition, Duration limit) {
        Watchman watchman = new Watchman(condition);
        if (!world.await(watchman, limit)) {
            throw new ConditionTimeoutException(condition, limit, watchman.seen.seen());
        }
    }

    private final class Watchman implements BooleanSupplier {
        private final Condition condition;
        private long revision = -1;
        private Observation seen = new Observation(false, "nothing");

        Watchman(Condition condition) {
            this.condition = condition;
        }

        @Override
        public boolean getAsBoolean() {
            long current = store.currentRevision();
            if (current != revision) {
                revision = current;
                seen = condition.observe(client);
            }
            return seen.holds();
        }
    }
}
