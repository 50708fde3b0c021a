package dev.coracle.apiserver;

import dev.coracle.api.Verb;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.meta.ApiObject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * A portion of an object that has an endpoint of its own, such as {@code /status}: a write there changes nothing else.
 *
 * @param verbs what the endpoint allows
 * @param prepare from the object asked for and the one stored, the one to store
 * @param rules what is wrong with the object to store, which comes first, given the one stored
 */
public record Portion<T extends ApiObject>(
        List<Verb> verbs, BinaryOperator<T> prepare, BiFunction<T, T, List<FieldError>> rules) {
    private static final List<Verb> ALL = List.of(Verb.GET, Verb.UPDATE, Verb.PATCH);

    /** A portion that can be read, replaced and patched. */
    public static <T extends ApiObject> Portion<T> of(
            BinaryOperator<T> prepare, BiFunction<T, T, List<FieldError>> rules) {
        return new Portion<>(ALL, prepare, rules);
    }
}
