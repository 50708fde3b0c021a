/**
 * Works out how many pods disruption budgets allow to be taken away. May import: {@code platform}, {@code model} and its
 * subpackages, {@code api}, {@code client} and its subpackages, {@code controllers}.
 */
@NullMarked
package dev.coracle.controllers.disruption;

import org.jspecify.annotations.NullMarked;
