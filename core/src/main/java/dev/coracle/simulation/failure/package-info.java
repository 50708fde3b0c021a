/**
 * What can befall a cluster, as values: to be drawn, printed, shrunk and played again. May import: everything but
 * {@code testkit}.
 */
@NullMarked
package dev.coracle.simulation.failure;

import org.jspecify.annotations.NullMarked;
