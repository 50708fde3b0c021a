/** Small programs to copy from. May import: {@code dsl}, the stores, core's public packages. */
@NullMarked
package dev.coracle.examples;

import org.jspecify.annotations.NullMarked;
