/** The {@code scheduling.k8s.io} API group: priority classes. May import: {@code model}, {@code model.meta}. */
@ApiValue
@NullMarked
package dev.coracle.model.scheduling;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
