/**
 * The fluent front: clusters, workloads, and what happens to them. Lambdas nest, calls chain within one level, and every
 * value is immutable: a part of a definition is a plain method that returns a {@code UnaryOperator}. May import: core's
 * public packages.
 */
@CheckReturnValue
@NullMarked
package dev.coracle.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
