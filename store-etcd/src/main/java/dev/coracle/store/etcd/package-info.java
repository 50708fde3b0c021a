/**
 * The cluster store on etcd, for control planes of several servers. Reads are served from the heap, once a watch has
 * brought there what etcd says is the present; writes are etcd's. May import: {@code platform}, {@code store},
 * {@code store.mvcc}, and from {@code model} the style of its values.
 */
@NullMarked
@ApiValue
package dev.coracle.store.etcd;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
