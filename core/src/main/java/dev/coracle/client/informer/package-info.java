/**
 * Copies of collections that follow the server: list, then watch, and begin again where that breaks. Readers look things
 * up without a call; handlers are told of every change. May import: {@code platform}, {@code model} and its subpackages,
 * {@code api}, {@code client}, {@code client.pace}.
 */
@NullMarked
package dev.coracle.client.informer;

import org.jspecify.annotations.NullMarked;
