/**
 * The first program: a cluster, a deployment, and a node that dies. May import: {@code examples}, {@code dsl}, core's public
 * packages.
 */
@NullMarked
package dev.coracle.examples.quickstart;

import org.jspecify.annotations.NullMarked;
