package dev.coracle.store.sqlite;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.testkit.StoreContract;
import net.jqwik.api.lifecycle.AfterContainer;

class SqliteStoreNormalContractTest implements StoreContract {
    private static final Scratch SCRATCH = new Scratch();
    private static final SqliteOptions OPTIONS =
            SqliteOptions.builder().durability(Durability.NORMAL).build();

    @Override
    public ClusterStore open(Platform platform) {
        return SqliteStore.at(SCRATCH.file(), OPTIONS).open(platform);
    }

    @AfterContainer
    static void clean() {
        SCRATCH.close();
    }
}
