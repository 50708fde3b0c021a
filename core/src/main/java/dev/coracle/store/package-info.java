/**
 * The one place where a cluster keeps its state: keys, bytes, revisions and a stream of changes. Only the API server
 * uses a {@link dev.coracle.store.ClusterStore}. May import: {@code platform}.
 */
@NullMarked
package dev.coracle.store;

import org.jspecify.annotations.NullMarked;
