/**
 * Follows what is stored in a cluster without being part of it. May import: everything below {@code simulation}.
 */
@NullMarked
package dev.coracle.simulation.observer;

import org.jspecify.annotations.NullMarked;
