/** What all API objects share: metadata, selectors, owner references, errors. May import: {@code model}. */
@ApiValue
@NullMarked
package dev.coracle.model.meta;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
