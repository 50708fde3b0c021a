/**
 * Promises that something happens in the end, and that then nothing happens any more. May import: what
 * {@code testkit.invariant} may, and that package.
 */
@NullMarked
package dev.coracle.testkit.invariant.liveness;

import org.jspecify.annotations.NullMarked;
