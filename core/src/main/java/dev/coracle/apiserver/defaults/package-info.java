/**
 * What the server fills in where a user left something out. Pure functions; doing it twice changes nothing, and what is
 * complete already comes back as the same instance. May import: {@code model} and its subpackages.
 */
@NullMarked
package dev.coracle.apiserver.defaults;

import org.jspecify.annotations.NullMarked;
