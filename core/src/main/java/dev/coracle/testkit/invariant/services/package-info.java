/**
 * Promises about services: endpoints are those pods that serve, as they are and nearly at once. May import: what
 * {@code testkit.invariant} may, and that package.
 */
@NullMarked
package dev.coracle.testkit.invariant.services;

import org.jspecify.annotations.NullMarked;
