/** The {@code coordination.k8s.io} API group: leases. May import: {@code model}, {@code model.meta}. */
@ApiValue
@NullMarked
package dev.coracle.model.coordination;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
