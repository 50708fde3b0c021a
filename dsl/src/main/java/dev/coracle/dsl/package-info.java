/** The fluent front: clusters, workloads, and what happens to them. May import: core's public packages. */
@NullMarked
package dev.coracle.dsl;

import org.jspecify.annotations.NullMarked;
