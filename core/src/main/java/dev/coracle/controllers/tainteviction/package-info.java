/**
 * Drives pods away from nodes whose taints they do not tolerate, or not any longer. May import: {@code platform},
 * {@code model} and its subpackages, {@code api}, {@code client} and its subpackages, {@code controllers},
 * {@code controllers.pods}.
 */
@NullMarked
package dev.coracle.controllers.tainteviction;

import org.jspecify.annotations.NullMarked;
