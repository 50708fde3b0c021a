package dev.coracle.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All changes of a store in one list: what it should hold at any time is found by going through them. */
final class Ledger {
    /** The order of keys, spelt out. */
    static final Comparator<String> KEY_ORDER = (left, right) -> Arrays.compareUnsigned(utf8(left), utf8(right));

    private final long start;
    private final List<Seen> changes = new ArrayList<>();

    /** The ledger of an empty store at this revision. */
    Ledger(long start) {
        this.start = start;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void add(Seen change) {
        changes.add(change);
    }

    /** The revision of the empty store. */
    long start() {
        return start;
    }

    /** The revision of the last change. */
    long revision() {
        return changes.isEmpty() ? start : changes.get(changes.size() - 1).revision();
    }

    Optional<Fact> latest(String key) {
        return state(key, revision()).stream()
                .filter(fact -> fact.key().equals(key))
                .findFirst();
    }

    /** The keys below a prefix as they were at this revision. */
    List<Fact> state(String prefix, long revision) {
        TreeMap<String, Fact> state = new TreeMap<>(KEY_ORDER);
        for (Seen change : changes(prefix, 0, revision)) {
            if (change.deleted()) state.remove(change.current().key());
            else state.put(change.current().key(), change.current());
        }
        return List.copyOf(state.values());
    }

    /** The changes below a prefix which are after one revision and not after another. */
    List<Seen> changes(String prefix, long after, long upTo) {
        return changes.stream()
                .filter(change -> change.revision() > after && change.revision() <= upTo)
                .filter(change -> change.current().key().startsWith(prefix))
                .toList();
    }

    /** The changes below a prefix which are after a revision. */
    List<Seen> changesAfter(String prefix, long revision) {
        return changes(prefix, revision, Long.MAX_VALUE);
    }

    /** All changes below a prefix. */
    List<Seen> changes(String prefix) {
        return changesAfter(prefix, 0);
    }
}
