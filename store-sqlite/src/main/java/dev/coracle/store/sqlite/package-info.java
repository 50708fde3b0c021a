/** The cluster store on SQLite. May import: {@code store}, {@code platform}. */
@NullMarked
package dev.coracle.store.sqlite;

import org.jspecify.annotations.NullMarked;
