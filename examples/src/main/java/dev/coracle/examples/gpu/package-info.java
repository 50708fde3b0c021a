/**
 * Shares of GPUs: a scheduler plugin that gives pods devices of a node, and ways to pack them, among them fragmentation
 * gradient descent. May import: core's public packages.
 */
@NullMarked
package dev.coracle.examples.gpu;

import org.jspecify.annotations.NullMarked;
