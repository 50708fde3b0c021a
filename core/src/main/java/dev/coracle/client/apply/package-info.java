/**
 * Documents made true: what {@code kubectl apply} does on the client's side, with its annotation and its patches. May
 * import: {@code model} and its subpackages, {@code api}, {@code client}.
 */
@NullMarked
package dev.coracle.client.apply;

import org.jspecify.annotations.NullMarked;
