/**
 * A scheduler and a controller as a user writes them; their tests extend the contracts of the test kit. May import: core's
 * public packages.
 */
@NullMarked
package dev.coracle.examples.own;

import org.jspecify.annotations.NullMarked;
