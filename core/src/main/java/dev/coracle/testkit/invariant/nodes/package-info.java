/**
 * Promises about nodes that are lost, and about their pods: that the loss is seen, that pods are replaced in time and once,
 * that nothing is driven away without need. May import: what {@code testkit.invariant} may, and that package.
 */
@NullMarked
package dev.coracle.testkit.invariant.nodes;

import org.jspecify.annotations.NullMarked;
