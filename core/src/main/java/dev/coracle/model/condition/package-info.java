/**
 * Conditions of pods and nodes: finding them, and setting them as Kubernetes does. Pure. May import: {@code model} and
 * its groups.
 */
@NullMarked
package dev.coracle.model.condition;

import org.jspecify.annotations.NullMarked;
