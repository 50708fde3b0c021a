package dev.coracle.model.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text said, before it is read as a type.
 *
 * @param tree maps, lists, texts, {@link Long}, {@link java.math.BigDecimal}, booleans; null for JSON's null
 * @param duplicates paths of fields that stand twice in one object, in the order found; the last one counts
 */
public record Document(@Nullable Object tree, List<String> duplicates) {}
