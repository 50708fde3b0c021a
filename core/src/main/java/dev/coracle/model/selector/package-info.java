/**
 * Which objects are meant: label and field selectors, parsed once and matched often. May import: {@code model},
 * {@code model.meta}.
 */
@NullMarked
package dev.coracle.model.selector;

import org.jspecify.annotations.NullMarked;
