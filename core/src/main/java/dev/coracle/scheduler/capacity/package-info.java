/**
 * Sizing: whether nodes can carry pods, and still can when some of the nodes are lost. Decides with the scheduler's own
 * filters. May import: {@code scheduler} and what it may import.
 */
@NullMarked
package dev.coracle.scheduler.capacity;

import org.jspecify.annotations.NullMarked;
