/**
 * Deletes objects whose owners are gone, and holds up or undoes what binds dependents to an owner that is being deleted.
 * May import: {@code platform}, {@code model} and its subpackages, {@code api}, {@code client} and its subpackages,
 * {@code controllers}.
 */
@NullMarked
package dev.coracle.controllers.garbagecollector;

import org.jspecify.annotations.NullMarked;
