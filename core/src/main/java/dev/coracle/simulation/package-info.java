/**
 * Clusters in simulated time: one thread, one seed, a network that delays, refuses and forgets. The production code runs
 * as it is; {@code simulation.kernel} is its clock, its threads and its chance. May import: everything but
 * {@code testkit}.
 */
@NullMarked
@ApiValue
package dev.coracle.simulation;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
