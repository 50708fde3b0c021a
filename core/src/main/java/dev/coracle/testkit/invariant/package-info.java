/**
 * Promises about a cluster's state, and the monitor that holds a running cluster to them at every revision. May import:
 * everything but the rest of {@code testkit}.
 */
@NullMarked
package dev.coracle.testkit.invariant;

import org.jspecify.annotations.NullMarked;
