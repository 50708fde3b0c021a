package dev.coracle.store;

import java.util.List;

/**
 * Some of the keys below a prefix, as they were at one revision.
 *
 * @param revision the revision that this page shows; ask for it again to see the next page of the same state
 * @param entries in the order of their keys' UTF-8 bytes
 * @param remaining how many more there are behind these
 */
public record Page(long revision, List<KeyValue> entries, long remaining) {}
