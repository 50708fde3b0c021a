/**
 * What a scheduler plugin is and what it may see and do: the scheduling framework of Kubernetes, extension point by
 * extension point, under its names. A plugin of one's own needs this package and nothing else of the scheduler. May
 * import: {@code platform}, {@code model} and its subpackages, {@code api}.
 */
@NullMarked
package dev.coracle.scheduler.framework;

import org.jspecify.annotations.NullMarked;
