/**
 * The last word on a write before it is stored: plugins that change it and plugins that refuse it, one's own among
 * them. May import: {@code model} and its subpackages, {@code api}, {@code platform}.
 */
@NullMarked
package dev.coracle.apiserver.admission;

import org.jspecify.annotations.NullMarked;
