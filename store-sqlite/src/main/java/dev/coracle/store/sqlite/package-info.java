/**
 * The cluster store on SQLite: one file that outlives the process. Reads are served from the heap; a write is answered
 * when the file has it. May import: {@code platform}, {@code store}, {@code store.mvcc}, and from {@code model} the style
 * of its values.
 */
@NullMarked
@ApiValue
package dev.coracle.store.sqlite;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
