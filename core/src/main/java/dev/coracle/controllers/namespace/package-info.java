/**
 * Empties namespaces that are being deleted. May import: {@code platform}, {@code model} and its subpackages, {@code api},
 * {@code client} and its subpackages, {@code controllers}.
 */
@NullMarked
package dev.coracle.controllers.namespace;

import org.jspecify.annotations.NullMarked;
