/**
 * What can befall a cluster, as values, and how it befalls one. May import: everything but
 * {@code testkit}.
 */
@NullMarked
package dev.coracle.simulation.fault;

import org.jspecify.annotations.NullMarked;
