/**
 * Seeded bugs: what real schedulers and controllers got wrong once, put into ours while a test runs, to see that the
 * invariants of {@code testkit} find it. May import: everything.
 */
@NullMarked
package dev.coracle.mutant;

import org.jspecify.annotations.NullMarked;
