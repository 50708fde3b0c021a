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
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.FieldPath;
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
            T object = apply(kind.resource().type(), stored, patch, request, kind, warnings);
            Decoding.checkName(object, stored.name());
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
            Class<V> type, V value, Body.Patch patch, ApiRequest request, ServedKind<?> kind, List<String> warnings) {
        Object tree = Json.toTree(value);
        Object change = patch.document().tree();
        try {
            Object result = merge(patch.type(), tree, change, Schema.of(type));
            Json.Strict<V> read =
                    Json.strict(type, new Document(result, patch.document().duplicates()));
            check(kind, request, result, read.mistakes(), warnings);
            return read.value();
        } catch (PatchException e) {
            throw refused(kind, request, e);
        } catch (DecodeException e) {
            throw Refusals.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Object merge(Body.PatchType type, Object tree, @Nullable Object change, Schema schema) {
        return switch (type) {
            case JSON -> JsonPatch.apply(tree, change);
            case MERGE -> MergePatch.apply(tree, change);
            case STRATEGIC -> StrategicMergePatch.apply(tree, change, schema);
            case APPLY ->
                throw Refusals.unsupportedMediaType("the body of the request was in an unknown format - accepted"
                        + " media types include: application/json-patch+json, application/merge-patch+json,"
                        + " application/strategic-merge-patch+json");
        };
    }

    private static void check(
            ServedKind<?> kind,
            ApiRequest request,
            @Nullable Object result,
            List<String> mistakes,
            List<String> warnings) {
        FieldValidation validation = request.write().fieldValidation();
        if (validation == FieldValidation.WARN) warnings.addAll(mistakes);
        if (validation != FieldValidation.STRICT || mistakes.isEmpty()) return;
        FieldError error = FieldError.invalid(
                FieldPath.of("patch"),
                result instanceof Map<?, ?> object ? Json.treeToText(object) : String.valueOf(result),
                "strict decoding error: " + String.join(", ", mistakes));
        Writes.refuse(kind, request.name(), List.of(error));
    }

    private static ApiException refused(ServedKind<?> kind, ApiRequest request, PatchException e) {
        if (e.isMalformed()) return Refusals.badRequest(String.valueOf(e.getMessage()));
        StatusDetails details =
                Refusals.details(kind.resource(), request.name()).build();
        return Refusals.refuse(422, "Invalid", String.valueOf(e.getMessage()), details);
    }
}
