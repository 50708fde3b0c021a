/**
 * The vocabulary that all API types share: quantities, times, and the annotations that say how a field is patched and
 * merged. The API types themselves live in one package per group below this one. May import: nothing of Coracle.
 */
@NullMarked
package dev.coracle.model;

import org.jspecify.annotations.NullMarked;
