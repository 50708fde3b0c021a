/**
 * Promises about where pods are placed: what every binding respects, how room is made, and that what can run is placed.
 * Some look into the scheduler by its observer and say nothing where it has none. May import: what
 * {@code testkit.invariant} may, that package, and {@code testkit.reference}.
 */
@NullMarked
package dev.coracle.testkit.invariant.scheduling;

import org.jspecify.annotations.NullMarked;
