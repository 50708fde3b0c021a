/**
 * The states of a store through time, kept on the heap: what a store needs whose present, recent past and watchers are
 * in memory, wherever it makes its writes durable. A {@link dev.coracle.store.mvcc.Timeline} is read without locks; a
 * committer checks writes in a {@link dev.coracle.store.mvcc.Draft}, makes them durable in its own way and publishes
 * them. May import: {@code platform}, {@code store}.
 */
@NullMarked
package dev.coracle.store.mvcc;

import org.jspecify.annotations.NullMarked;
