package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.Refusals;
import dev.coracle.api.WriteOptions.FieldValidation;
import dev.coracle.apiserver.patch.JsonPatch;
import dev.coracle.apiserver.patch.MergePatch;
import dev.coracle.apiserver.patch.PatchException;
import dev.coracle.apiserver.patch.StrategicMergePatch;
import dev.coracle.model.ModelValue;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out patches: an update whose object is made from the one stored. */
final class Patches {
    private final Writes writes;

    Patches(Writes writes) {
        this.writes = writes;
    }

    <T extends ApiObject> ApiResponse patch(ServedKind<T> kind, ApiRequest request) {
        Body.Patch patch = patchOf(request);
        List<String> warnings = new ArrayList<>();
        T patched = writes.change(kind, request, stored -> {
            T object = apply(kind.resource().type(), stored, patch, request, warnings);
            Decoding.checkName(object, request);
            return kind.defaults().apply(object);
        });
        return new ApiResponse.Done(200, patched, warnings.stream().distinct().toList());
    }

    static Body.Patch patchOf(ApiRequest request) {
        if (!(request.body().orElse(null) instanceof Body.Patch patch)) {
            throw Refusals.badRequest("a patch was expected");
        }
        return patch;
    }

    /** A value of any type after a patch. */
    static <V extends ModelValue> V apply(
            Class<V> type, V value, Body.Patch patch, ApiRequest request, List<String> warnings) {
        Object result = merged(patch, Json.toTree(value), Schema.of(type));
        try {
            Json.Strict<V> read =
                    Json.strict(type, new Document(result, patch.document().duplicates()));
            check(request, result, read.mistakes(), warnings);
            return read.value();
        } catch (DecodeException e) {
            throw Invalid.patch(text(result), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Object merged(Body.Patch patch, Object tree, Schema schema) {
        Object change = patch.document().tree();
        try {
            return switch (patch.type()) {
                case JSON -> JsonPatch.apply(tree, change);
                case MERGE -> MergePatch.apply(tree, fields(change));
                case STRATEGIC -> StrategicMergePatch.apply(tree, change, schema);
                case APPLY ->
                    throw Refusals.unsupportedMediaType("the body of the request was in an unknown format - accepted"
                            + " media types include: application/json-patch+json, application/merge-patch+json,"
                            + " application/strategic-merge-patch+json");
            };
        } catch (PatchException e) {
            String why = String.valueOf(e.getMessage());
            throw switch (e.flaw()) {
                case MALFORMED -> Refusals.badRequest(why);
                case UNFIT -> inapplicable();
                case TOO_LARGE -> Refusals.tooLarge(why);
            };
        }
    }

    private static Map<?, ?> fields(@Nullable Object change) {
        if (change instanceof Map<?, ?> fields) return fields;
        throw Refusals.badRequest("error decoding patch: an object was expected, not " + text(change));
    }

    private static void check(
            ApiRequest request, @Nullable Object result, List<String> mistakes, List<String> warnings) {
        FieldValidation validation = request.write().fieldValidation();
        if (validation == FieldValidation.WARN) warnings.addAll(mistakes);
        if (validation != FieldValidation.STRICT || mistakes.isEmpty()) return;
        throw Invalid.patch(text(result), "strict decoding error: " + String.join(", ", mistakes));
    }

    private static String text(@Nullable Object tree) {
        return tree instanceof Map<?, ?> || tree instanceof List<?> ? Json.treeToText(tree) : String.valueOf(tree);
    }

    /** Kubernetes does not say what is wrong with a patch that cannot be applied. */
    private static ApiException inapplicable() {
        ApiException plain = Refusals.refuse(
                422, "Invalid", "the server rejected our request due to an error in our request", StatusDetails.EMPTY);
        return new ApiException(plain.status().withDetails(StatusDetails.EMPTY));
    }
}
