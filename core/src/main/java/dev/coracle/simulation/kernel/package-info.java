/**
 * The simulated world: one thread, one agenda of events, virtual time, chance from a seed. A run is a function of its
 * code and its seed: the same on every JVM, machine and day.
 *
 * <p>A package of its own, below {@code simulation}, since it knows nothing of clusters: it is the other implementation
 * of {@code platform}, and whatever is written against that runs here. May import: {@code platform}, and {@code model}
 * for the style of values.
 *
 * <p>Where to start: {@link dev.coracle.simulation.kernel.Kernel}; then {@code Agenda}, {@code SimulatedWorker} and
 * {@code Call}.
 */
@NullMarked
package dev.coracle.simulation.kernel;

import org.jspecify.annotations.NullMarked;
