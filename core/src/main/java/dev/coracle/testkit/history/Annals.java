package dev.coracle.testkit.history;

import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a store has gone through since a revision, as it tells itself. */
final class Annals {
    /**
     * A write.
     *
     * @param version what was written; without content for a deletion
     * @param previous revision of the version before; 0 where there was none
     */
    record Entry(String key, Version version, boolean deleted, long previous) {
        long revision() {
            return version.revision();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Entry> byRevision = new HashMap<>();
    private final NavigableMap<String, NavigableMap<Long, Optional<Version>>> versions = new TreeMap<>();
    private final long start;

    private Annals(long start, Map<String, Version> before) {
        this.start = start;
        before.forEach((key, version) -> versions(key).put(start, Optional.of(version)));
    }

    /** The annals of a store behind a revision; each of its changes must follow from those before it. */
    static Annals read(ClusterStore store, long start, Map<String, Version> before) {
        Annals annals = new Annals(start, before);
        var changes = store.changes("", start + 1).flatMap(cursor -> cursor.next(Integer.MAX_VALUE));
        if (changes.isLeft()) throw new AssertionError("the history has gaps: " + changes.getLeft());
        changes.get().forEach(annals::add);
        annals.expectPresent(store);
        return annals;
    }

    private void add(Change change) {
        KeyValue current = change.current();
        long last = entries.isEmpty() ? start : entries.get(entries.size() - 1).revision();
        if (change.revision() <= last) throw new AssertionError(change + " is not behind revision " + last);
        Optional<Version> there = at(current.key(), last);
        if (!there.equals(change.previous().map(Version::of)))
            throw new AssertionError(change + " does not follow " + there);
        String content = change.deleted() ? "" : Version.of(current).content();
        Version version = new Version(change.revision(), content);
        Entry entry = new Entry(
                current.key(),
                version,
                change.deleted(),
                there.map(Version::revision).orElse(0L));
        entries.add(entry);
        byRevision.put(entry.revision(), entry);
        versions(current.key()).put(entry.revision(), change.deleted() ? Optional.empty() : Optional.of(version));
    }

    private void expectPresent(ClusterStore store) {
        TreeMap<String, Version> present = new TreeMap<>();
        for (KeyValue entry : store.list("", "", 0, 0).get().entries()) present.put(entry.key(), Version.of(entry));
        SortedMap<String, Version> expected = state("", Long.MAX_VALUE);
        if (!present.equals(expected)) throw new AssertionError(present + " is there, and not " + expected);
    }

    private NavigableMap<Long, Optional<Version>> versions(String key) {
        return versions.computeIfAbsent(key, ignored -> {
            NavigableMap<Long, Optional<Version>> absent = new TreeMap<>();
            absent.put(0L, Optional.empty());
            return absent;
        });
    }

    List<Entry> entries() {
        return entries;
    }

    @Nullable
    Entry entry(long revision) {
        return byRevision.get(revision);
    }

    /** What is there of a key at a revision. */
    Optional<Version> at(String key, long revision) {
        return versions(key).floorEntry(revision).getValue();
    }

    /** The first revision, from one on, at which this is there of a key; empty where it never is again. */
    Optional<Long> first(String key, Optional<Version> version, long from) {
        if (at(key, from).equals(version)) return Optional.of(from);
        return versions(key).tailMap(from, false).entrySet().stream()
                .filter(it -> it.getValue().equals(version))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    SortedMap<String, Version> state(String prefix, long revision) {
        TreeMap<String, Version> state = new TreeMap<>();
        for (String key : versions.keySet()) {
            if (key.startsWith(prefix)) at(key, revision).ifPresent(version -> state.put(key, version));
        }
        return state;
    }

    /** A word for a state. */
    static String word(SortedMap<String, Version> state) {
        return Version.content(state.toString().getBytes(StandardCharsets.UTF_8));
    }
}
