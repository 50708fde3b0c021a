package dev.coracle.testkit;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;

/** What the properties of a store need from whoever wrote it. */
public interface StoreUnderTest {
    /**
     * A store without keys that shares nothing with any other and remembers 10,000 changes at least; the property closes
     * it. A store that lasts begins with another file or directory each time.
     *
     * @param platform the process in which the store runs; it ends when the store is closed
     */
    ClusterStore open(Platform platform);
}
