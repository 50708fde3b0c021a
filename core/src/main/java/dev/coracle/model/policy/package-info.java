/** The {@code policy} API group: disruption budgets and evictions. May import: {@code model}, {@code model.meta}. */
@ApiValue
@NullMarked
package dev.coracle.model.policy;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
