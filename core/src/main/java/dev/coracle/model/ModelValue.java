package dev.coracle.model;

import java.util.Map;

/**
 * An immutable part of an API object. Two values are equal when all their fields are.
 *
 * <p>Every type below {@code dev.coracle.model} is one of these: an interface whose methods are the fields of the
 * Kubernetes type of the same name. Absent scalars are {@link java.util.Optional#empty()} where Kubernetes tells
 * absence from zero, and zero where it does not; lists and maps are never null.
 */
public interface ModelValue {
    /** Fields that a newer client sent and this model does not know, by JSON name; kept as they came. */
    Map<String, Object> unknownFields();
}
