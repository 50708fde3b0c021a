/**
 * Promises of the store and the API server: revisions, reads, writes and watches, held against what was committed. May
 * import: what {@code testkit.invariant} may, and that package.
 */
@NullMarked
package dev.coracle.testkit.invariant.api;

import org.jspecify.annotations.NullMarked;
