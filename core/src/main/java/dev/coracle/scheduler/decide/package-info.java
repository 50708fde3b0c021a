/**
 * The scheduler's judgement on recorded situations: reads cases, judges every node with every plugin, and writes what
 * it decides, for comparing schedulers. May import: {@code scheduler} and its subpackages, and what they may import.
 */
@NullMarked
package dev.coracle.scheduler.decide;

import org.jspecify.annotations.NullMarked;
