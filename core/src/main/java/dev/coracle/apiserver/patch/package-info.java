/**
 * Changes written as documents: JSON patch, merge patch and strategic merge patch, applied to trees. Pure functions. May
 * import: {@code model} and its subpackages.
 */
@NullMarked
package dev.coracle.apiserver.patch;

import org.jspecify.annotations.NullMarked;
