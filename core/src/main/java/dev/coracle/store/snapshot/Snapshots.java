package dev.coracle.store.snapshot;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreException;
import dev.coracle.store.StoreFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Takes what a store holds into a file, and puts it into another store, of the same kind or not. */
public final class Snapshots {
    private Snapshots() {}

    /**
     * Writes a file with what a store holds, all of one revision, while others go on to write to the store. A file of this
     * name is replaced once the new one is whole. Times to live are not in it: leave out what has one.
     *
     * @param which keys to take
     * @return the revision
     * @throws StoreException where the store cannot be read or the file not written
     */
    public static long save(ClusterStore store, Path file, Predicate<String> which) {
        Page all = store.list("", "", 0, 0)
                .getOrElseThrow(error -> new StoreException("the store cannot be listed: " + error, false));
        List<KeyValue> taken =
                all.entries().stream().filter(it -> which.test(it.key())).toList();
        SnapshotFile.write(file, all.revision(), taken);
        return all.revision();
    }

    /**
     * A store that is filled from a file when it is opened for the first time; one that has any key is left as it is, but
     * for one whose filling was interrupted, which is completed. Nobody else may write to it meanwhile.
     *
     * <p>Every key gets a revision above all that the file's store had given out when the file was written, and the history
     * before is compacted: whoever comes with what it knows of the old store is told to list again. To get there the
     * store is written to as often as its revisions are behind. Workers of the platform help, if it lets them, so that a
     * store which flushes each write does it for several at a time. Where a write fails, opening fails with a
     * {@link StoreException}, and opening it again goes on.
     *
     * @param file as {@link #save} wrote it
     * @param store where its contents go
     */
    public static StoreFactory restored(Path file, StoreFactory store) {
        return platform -> open(platform, file, store);
    }

    private static ClusterStore open(Platform platform, Path file, StoreFactory factory) {
        ClusterStore store = factory.open(platform);
        try {
            if (Filling.isUnfinished(store) || store.count("") == 0) {
                Filling.fill(store, SnapshotFile.read(file), platform);
            }
            return store;
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }
}
