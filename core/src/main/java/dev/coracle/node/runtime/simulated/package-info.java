/**
 * The runtime whose containers are no more than what is said of them: how long they run, how they end, what they answer.
 * Runs in virtual and in real time. May import: {@code platform}, {@code model} and its subpackages, {@code
 * node.runtime}.
 */
@ApiValue
@NullMarked
package dev.coracle.node.runtime.simulated;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
