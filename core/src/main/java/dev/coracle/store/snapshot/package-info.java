/**
 * Stores as files: what a store holds at one revision, to be put into another store. May import: {@code platform},
 * {@code store}.
 */
@NullMarked
package dev.coracle.store.snapshot;

import org.jspecify.annotations.NullMarked;
