/** The {@code autoscaling} API group: the scale subresource. May import: {@code model}, {@code model.meta}. */
@ApiValue
@NullMarked
package dev.coracle.model.autoscaling;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
