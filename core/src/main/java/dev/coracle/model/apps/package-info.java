/** The {@code apps} API group: deployments and replica sets. May import: {@code model}, {@code model.meta}, {@code model.core}. */
@ApiValue
@NullMarked
package dev.coracle.model.apps;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
