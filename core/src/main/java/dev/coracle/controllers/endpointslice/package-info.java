/**
 * Keeps the endpoint slices of each service: where the pods are reached that it selects, in portions. May import:
 * {@code platform}, {@code model} and its subpackages, {@code api}, {@code client} and its subpackages,
 * {@code controllers}, {@code controllers.pods}, {@code controllers.services}.
 */
@ApiValue
@NullMarked
package dev.coracle.controllers.endpointslice;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
