/**
 * Promises of the control loops: replicas come to what is wanted and never far beyond, rollouts stay within their limits,
 * nothing is deleted without a reason, garbage goes and nothing else does. May import: what {@code testkit.invariant} may,
 * and that package.
 */
@NullMarked
package dev.coracle.testkit.invariant.controllers;

import org.jspecify.annotations.NullMarked;
