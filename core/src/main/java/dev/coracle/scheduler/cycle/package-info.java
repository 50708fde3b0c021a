/**
 * One attempt to schedule one pod: which nodes do, which is best, what room could be made; and what follows the choice
 * until the pod is bound. Judges by what is in {@code state} and calls nothing outside but through
 * {@link dev.coracle.scheduler.cycle.Surroundings}. May import: {@code platform}, {@code model} and its subpackages,
 * {@code api}, {@code scheduler.framework}, {@code scheduler.state}.
 */
@NullMarked
package dev.coracle.scheduler.cycle;

import org.jspecify.annotations.NullMarked;
