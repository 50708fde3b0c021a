package dev.coracle.store.mvcc;

import dev.coracle.store.Change;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be read from a store at one moment: the present, and the past that is still known. Immutable, so
 * that one volatile write publishes any number of changes and a reader needs no lock.
 *
 * <p>Changes are numbered without gaps from 0 on; revisions may have gaps, and several changes may share one.
 *
 * @param revision of the latest write
 * @param compacted states from this revision on and changes after it are known
 * @param oldest number of the first change that is known
 * @param next number that the next change will have
 * @param present the latest version of each key
 * @param blocks the known changes, and the few before them in the same block
 */
record State(long revision, long compacted, long oldest, long next, KeyMap<KeyValue> present, Vector<Block> blocks) {

    /** A state whose past is unknown. */
    static State initial(long revision, long compacted, KeyMap<KeyValue> present) {
        return new State(revision, compacted, 0, 0, present, Vector.empty());
    }

    /** The known changes below a prefix which are after one revision and not after another. */
    List<Change> between(long after, long upTo, String prefix) {
        List<Change> found = new ArrayList<>();
        long end = firstAfter(upTo);
        for (long sequence = firstAfter(after); sequence < end; sequence++) {
            Block block = block(sequence);
            if (block.version(sequence).key().startsWith(prefix)) found.add(block.change(sequence));
        }
        return found;
    }

    /** The keys as they were at this revision. */
    Either<StoreError, KeyMap<KeyValue>> at(long revision) {
        if (revision > this.revision) return Either.left(new StoreError.FutureRevision(revision, this.revision));
        if (revision < compacted) return Either.left(new StoreError.Compacted(revision, compacted));
        long first = firstAfter(revision);
        return Either.right(first == next ? present : block(first).before(first));
    }

    /** What this becomes by the changes of a draft that was begun from it. */
    State with(Draft draft) {
        Vector<Block> extended = blocks;
        long sequence = next;
        for (Draft.Step step : draft.steps()) {
            if (sequence % Block.LENGTH == 0) extended = extended.append(new Block(step.before()));
            extended.last().fill(sequence, step.change());
            sequence++;
        }
        return new State(draft.revision(), compacted, oldest, sequence, draft.map(), extended);
    }

    /** Without the past before this revision, which must not lie ahead. */
    State compactedTo(long revision) {
        if (revision <= compacted) return this;
        long first = firstAfter(revision);
        Vector<Block> known = blocks.drop((int) (first / Block.LENGTH - firstBlock()));
        return new State(this.revision, revision, first, next, present, known);
    }

    /** Without the oldest changes, where there are a block more than this. */
    State keeping(int changes) {
        if (next - oldest < changes + (long) Block.LENGTH) return this;
        return compactedTo(revision(next - changes - 1));
    }

    /** Number of the first known change after this revision; that of the next change where there is none. */
    private long firstAfter(long revision) {
        if (revision >= this.revision) return next;
        long low = oldest;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (revision(middle) <= revision) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** Of the change with this number. */
    private long revision(long sequence) {
        return block(sequence).version(sequence).modRevision();
    }

    private Block block(long sequence) {
        return blocks.get((int) (sequence / Block.LENGTH - firstBlock()));
    }

    private long firstBlock() {
        return (next + Block.LENGTH - 1) / Block.LENGTH - blocks.length();
    }
}
