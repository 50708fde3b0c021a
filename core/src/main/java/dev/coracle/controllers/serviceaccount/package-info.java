/**
 * What every namespace has from the first: a service account for its pods, and the certificates by which they know the
 * API server. May import: {@code platform}, {@code model} and its subpackages, {@code api}, {@code client} and its
 * subpackages, {@code controllers}.
 */
@NullMarked
package dev.coracle.controllers.serviceaccount;

import org.jspecify.annotations.NullMarked;
