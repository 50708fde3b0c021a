package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body;
import dev.coracle.api.Refusals;
import dev.coracle.api.WriteOptions.FieldValidation;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a request carries, and checks that it is about what the request addresses. */
final class Decoding {
    private Decoding() {}

    /**
     * A value and what to tell the person who sent it.
     *
     * @param value the value
     * @param warnings a sentence for each unknown or duplicate field
     */
    record Decoded<T>(T value, List<String> warnings) {}

    /** The object of a create or update, placed where the request says. */
    static <T extends ApiObject> Decoded<T> object(ResourceType<T> resource, ApiRequest request) {
        Decoded<T> decoded = value(resource.type(), resource.kind(), List.of(resource.apiVersion()), request);
        return new Decoded<>(place(resource, decoded.value(), request), decoded.warnings());
    }

    /**
     * A value of any type.
     *
     * @param apiVersions versions that a document may be of; the first one is the server's
     */
    static <T extends TypeMeta> Decoded<T> value(
            Class<T> type, String kind, List<String> apiVersions, ApiRequest request) {
        Body body = request.body()
                .orElseThrow(() -> Refusals.badRequest("the request has no body; a " + kind + " was expected"));
        if (body instanceof Body.Typed typed) {
            if (type.isInstance(typed.value())) return new Decoded<>(type.cast(typed.value()), List.of());
            throw Refusals.badRequest(
                    "the object provided is a " + typed.value().kind() + ", not a " + kind);
        }
        if (!(body instanceof Body.Raw raw)) throw Refusals.badRequest("a patch cannot stand for a " + kind);
        checkType(raw.document(), apiVersions, kind);
        return decode(type, kind, apiVersions.get(0), raw.document(), request);
    }

    private static <T extends TypeMeta> Decoded<T> decode(
            Class<T> type, String kind, String apiVersion, Document document, ApiRequest request) {
        String prefix = kind + " in version \"" + apiVersion.substring(apiVersion.indexOf('/') + 1)
                + "\" cannot be handled as a " + kind + ": ";
        Json.Strict<T> read;
        try {
            read = Json.strict(type, document);
        } catch (DecodeException e) {
            throw Refusals.badRequest(prefix + e.getMessage());
        }
        FieldValidation validation = request.write().fieldValidation();
        if (validation == FieldValidation.STRICT && !read.mistakes().isEmpty()) {
            throw Refusals.badRequest(prefix + "strict decoding error: " + String.join(", ", read.mistakes()));
        }
        return new Decoded<>(read.value(), validation == FieldValidation.WARN ? read.mistakes() : List.of());
    }

    private static void checkType(Document document, List<String> apiVersions, String kind) {
        String apiVersion = apiVersions.get(0);
        if (!(document.tree() instanceof Map<?, ?> fields)) throw Refusals.badRequest("the body must be an object");
        Object actualKind = fields.get("kind");
        Object actualVersion = fields.get("apiVersion");
        if (actualKind instanceof String text && !text.isEmpty() && !text.equals(kind)) {
            throw Refusals.badRequest(text + " in version \"" + actualVersion + "\" cannot be handled as a " + kind
                    + ": converting (" + actualVersion + "." + text + ") to (" + apiVersion + "." + kind
                    + "): unknown conversion");
        }
        if (actualVersion instanceof String text && !text.isEmpty() && !apiVersions.contains(text)) {
            throw Refusals.badRequest("the API version in the data (" + text
                    + ") does not match the expected API version (" + apiVersion + ")");
        }
    }

    @SuppressWarnings("unchecked") // a copy of a T with other metadata is a T
    private static <T extends ApiObject> T place(ResourceType<T> resource, T object, ApiRequest request) {
        ObjectMeta metadata = object.metadata();
        if (!resource.namespaced()) {
            return metadata.namespace().isEmpty()
                    ? object
                    : (T) object.withMetadata(metadata.withNamespace(Optional.empty()));
        }
        if (object.namespace().isEmpty()) {
            return (T) object.withMetadata(metadata.withNamespace(request.namespace()));
        }
        if (!object.namespace().equals(request.namespace())) {
            throw Refusals.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        return object;
    }

    /** Refuses an update whose object has another name or namespace than its path. */
    static void checkName(ApiObject object, ApiRequest request) {
        String name = request.name();
        if (object.name().isEmpty()) {
            throw Refusals.badRequest(
                    "the name of the object (" + name + " based on URL) was undeterminable: name must be provided");
        }
        if (!object.name().equals(name)) {
            throw Refusals.badRequest(
                    "the name of the object (" + object.name() + ") does not match the name on the URL (" + name + ")");
        }
        if (!object.namespace().isEmpty() && !object.namespace().equals(request.namespace())) {
            throw Refusals.badRequest("the namespace of the object (" + object.namespace()
                    + ") does not match the namespace on the request (" + request.namespace() + ")");
        }
    }
}
