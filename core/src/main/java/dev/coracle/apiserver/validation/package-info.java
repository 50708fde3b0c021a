/**
 * What makes an object valid, kind by kind, in Kubernetes' field paths and words. Pure functions. May import:
 * {@code model} and its subpackages, {@code api}.
 */
@NullMarked
package dev.coracle.apiserver.validation;

import org.jspecify.annotations.NullMarked;
