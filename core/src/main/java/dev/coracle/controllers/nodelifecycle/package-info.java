/**
 * Notices nodes that fall silent, marks them and their pods, and taints nodes by their conditions. What follows from a
 * taint is {@code controllers.tainteviction}'s. May import: {@code platform}, {@code model} and its subpackages,
 * {@code api}, {@code client} and its subpackages, {@code controllers}, {@code controllers.pods}.
 */
@ApiValue
@NullMarked
package dev.coracle.controllers.nodelifecycle;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
