package dev.coracle.cluster;

import dev.coracle.client.Client;
import java.util.function.Supplier;

/** Something to wait for in a cluster; see {@link Conditions}. */
public interface Condition {
    /** What it is, after "waiting for": {@code deployment default/web to be available}. */
    String description();

    /** Looks whether it holds; reads only, and is asked again whenever the cluster changed. */
    Observation observe(Client client);

    /** What was seen. */
    final class Observation {
        private final boolean holds;
        private final Supplier<String> seen;

        /**
         * What was seen.
         *
         * @param holds whether it is as it should be
         * @param seen what there is instead, for people to read
         */
        public Observation(boolean holds, String seen) {
            this(holds, () -> seen);
        }

        /**
         * What was seen, where words for it take time to find.
         *
         * @param holds whether it is as it should be
         * @param seen says what there is instead, for people to read; asked only where waiting has ended in vain
         */
        public Observation(boolean holds, Supplier<String> seen) {
            this.holds = holds;
            this.seen = seen;
        }

        /** Whether it is as it should be. */
        public boolean holds() {
            return holds;
        }

        /** What there is instead, for people to read. */
        public String seen() {
            return seen.get();
        }
    }
}
