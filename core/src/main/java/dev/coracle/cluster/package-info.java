/**
 * A whole cluster: its definition, a value that is checked as a whole, and the cluster that runs, with handles for its
 * parts and for what befalls them. The same definition runs in any {@link dev.coracle.cluster.World}. May import:
 * everything but {@code simulation} and {@code testkit}.
 */
@NullMarked
@ApiValue
package dev.coracle.cluster;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
