/**
 * The scheduler's judgement on situations, recorded or as they are: every node with what every plugin says of it, for
 * people who ask why, and for comparing schedulers. May import: {@code scheduler} and its subpackages, and what they may
 * import.
 */
@NullMarked
package dev.coracle.scheduler.decide;

import org.jspecify.annotations.NullMarked;
