/**
 * Keeps the endpoints of each service: where the pods are reached that it selects. May import: {@code platform},
 * {@code model} and its subpackages, {@code api}, {@code client} and its subpackages, {@code controllers},
 * {@code controllers.pods}, {@code controllers.services}.
 */
@NullMarked
package dev.coracle.controllers.endpoints;

import org.jspecify.annotations.NullMarked;
