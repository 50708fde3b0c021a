/**
 * What makes pods valid, and whatever holds a template of pods. Pure functions. May import: {@code model} and its
 * subpackages, {@code apiserver.validation}.
 */
@NullMarked
package dev.coracle.apiserver.validation.pod;

import org.jspecify.annotations.NullMarked;
