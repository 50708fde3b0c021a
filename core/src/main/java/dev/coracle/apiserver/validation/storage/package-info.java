/**
 * What makes storage valid: volumes, claims, classes, and what CSI drivers say of themselves. May import: what {@code
 * apiserver.validation} may, and {@code apiserver.validation.pod}, with whose volumes they have much in common.
 */
@NullMarked
package dev.coracle.apiserver.validation.storage;

import org.jspecify.annotations.NullMarked;
