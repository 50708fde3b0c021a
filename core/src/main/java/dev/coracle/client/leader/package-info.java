/**
 * One of several: processes that compete for a lease, of which one at a time leads. May import: {@code platform},
 * {@code model} and its subpackages, {@code api}, {@code client}.
 */
@NullMarked
package dev.coracle.client.leader;

import org.jspecify.annotations.NullMarked;
