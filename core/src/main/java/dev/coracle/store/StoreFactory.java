package dev.coracle.store;

import dev.coracle.platform.Platform;

/** How a cluster gets its store. */
@FunctionalInterface
public interface StoreFactory {
    /**
     * Opens the store. Whoever asked for it closes it.
     *
     * @param platform the process that uses it
     * @throws StoreException where it cannot be opened
     */
    ClusterStore open(Platform platform);
}
