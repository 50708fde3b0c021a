/**
 * Promises of leader election: one leads, stops in time, and is replaced in time. May import: what
 * {@code testkit.invariant} may, and that package.
 */
@NullMarked
package dev.coracle.testkit.invariant.leader;

import org.jspecify.annotations.NullMarked;
