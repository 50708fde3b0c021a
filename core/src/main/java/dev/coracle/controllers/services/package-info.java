/**
 * Which pods stand behind a service, and where they are reached: the common ground of the control loops that write this
 * down as endpoints and as endpoint slices. May import: {@code platform}, {@code model} and its subpackages, {@code api},
 * {@code client} and its subpackages, {@code controllers}, {@code controllers.pods}.
 */
@NullMarked
package dev.coracle.controllers.services;

import org.jspecify.annotations.NullMarked;
