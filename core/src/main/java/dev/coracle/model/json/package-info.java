/**
 * The one mapper between values of the model and text: JSON and YAML, strict and lenient. Between text and value stands
 * a tree of JDK types (maps, lists, texts, {@link java.lang.Long}, {@link java.math.BigDecimal}, booleans), which is
 * also what patches work on. May import: {@code model}, {@code model.meta}, {@code model.schema}.
 */
@NullMarked
package dev.coracle.model.json;

import org.jspecify.annotations.NullMarked;
