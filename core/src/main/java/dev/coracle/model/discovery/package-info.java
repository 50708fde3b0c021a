/** The {@code discovery.k8s.io} API group: endpoint slices. May import: {@code model}, {@code model.meta}, {@code model.core}. */
@ApiValue
@NullMarked
package dev.coracle.model.discovery;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
