/**
 * The model looked at as data: which fields a type has, of what type, and how they are patched and merged. Everything
 * that treats all kinds alike (decoding, patches, printing) is derived from here. May import: {@code model},
 * {@code model.meta}, the API groups.
 */
@NullMarked
package dev.coracle.model.schema;

import org.jspecify.annotations.NullMarked;
