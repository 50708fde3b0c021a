/**
 * Removes pods that nobody else does: those of nodes that are gone or out of service, those deleted before they had a
 * node, and the oldest finished ones where there are too many. May import: {@code platform}, {@code model} and its
 * subpackages, {@code api}, {@code client} and its subpackages, {@code controllers}, {@code controllers.pods}.
 */
@ApiValue
@NullMarked
package dev.coracle.controllers.podgc;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
