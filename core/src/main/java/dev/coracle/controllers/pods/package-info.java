/**
 * What controllers know and do about pods: whether one counts as alive, ready and available, which ones are on a node,
 * and how pods are made from a template. May import: {@code platform}, {@code model} and its subpackages, {@code api},
 * {@code client} and its subpackages, {@code controllers}.
 */
@NullMarked
package dev.coracle.controllers.pods;

import org.jspecify.annotations.NullMarked;
