package dev.coracle.apiserver;

import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.meta.ApiObject;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An object seen as a number of replicas.
 *
 * @param read desired and observed replicas, and the selector
 * @param write the object with another number of replicas
 */
public record ScaleView<T extends ApiObject>(Function<T, Scale> read, BiFunction<T, Integer, T> write) {}
