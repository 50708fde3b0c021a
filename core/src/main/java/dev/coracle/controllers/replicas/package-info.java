/**
 * Keeps as many pods alive as replica sets and replication controllers ask for: one loop for both. May import: {@code
 * platform}, {@code model} and its subpackages, {@code api}, {@code client} and its subpackages, {@code controllers},
 * {@code controllers.pods}.
 */
@NullMarked
package dev.coracle.controllers.replicas;

import org.jspecify.annotations.NullMarked;
