package dev.coracle.testkit;

/**
 * What every {@link dev.coracle.store.ClusterStore} keeps, whatever it keeps its state in. Implement it in a test class
 * that says how to open yours:
 *
 * <pre>{@code
 * class MyStoreTest implements StoreContract {
 *     public ClusterStore open(Platform platform) {
 *         return new MyStore(platform);
 *     }
 * }
 * }</pre>
 *
 * <p>Properties bear a letter and a number by which other texts refer to them: W for writes, L for lists, V for changes,
 * C for compaction, T for time to live. Random writes are judged by a plain list of all changes; writes that happen at
 * the same time by the order of their revisions, which must agree with the order of calls and answers.
 *
 * <p>Not judged here, since it takes a disk, a network or several servers: what survives a crash, and what a store says
 * that does not know whether it wrote.
 */
public interface StoreContract
        extends WriteContract, ListContract, ChangesContract, SignalContract, CompactionContract, ExpiryContract {}
