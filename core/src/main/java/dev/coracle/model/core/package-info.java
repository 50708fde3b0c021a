/** The core API group: pods and all they contain, nodes, namespaces, services, configuration. May import: {@code model}, {@code model.meta}. */
@ApiValue
@NullMarked
package dev.coracle.model.core;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
