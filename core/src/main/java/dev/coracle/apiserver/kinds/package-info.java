/**
 * The table of the kinds that every cluster serves: one file a kind or group states its row as a value. May import:
 * {@code model} and its subpackages, {@code api}, {@code platform}, {@code apiserver}, {@code apiserver.defaults},
 * {@code apiserver.validation} and its subpackages.
 */
@ApiValue
@NullMarked
package dev.coracle.apiserver.kinds;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
