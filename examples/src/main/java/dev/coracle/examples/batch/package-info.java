/** A scheduler that decides about all pods that wait at once. May import: core's public packages. */
@NullMarked
package dev.coracle.examples.batch;

import org.jspecify.annotations.NullMarked;
