/**
 * The default store, which keeps everything on the heap and loses it with the process. May import: {@code platform},
 * {@code store}, {@code store.mvcc}.
 */
@NullMarked
package dev.coracle.store.memory;

import org.jspecify.annotations.NullMarked;
