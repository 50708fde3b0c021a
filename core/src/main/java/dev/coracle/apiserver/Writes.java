package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.MetadataRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries out creates and updates: the one way in which objects get into the store. */
final class Writes {
    private static final int NAME_ATTEMPTS = 8;

    private final ObjectStore store;
    private final Registry registry;
    private final AdmissionChain admission;
    private final Platform platform;

    Writes(ObjectStore store, Registry registry, AdmissionChain admission, Platform platform) {
        this.store = store;
        this.registry = registry;
        this.admission = admission;
        this.platform = platform;
    }

    Writer writer(ApiRequest request) {
        return new Writer(store, registry, request.write().dryRun());
    }

    <T extends ApiObject> ApiResponse create(ServedKind<T> kind, ApiRequest request) {
        Decoding.Decoded<T> asked = Decoding.object(kind.resource(), request);
        T created = create(kind, request, asked.value());
        return new ApiResponse.Done(201, created, asked.warnings());
    }

    private <T extends ApiObject> T create(ServedKind<T> kind, ApiRequest request, T asked) {
        String uid = platform.entropy().stream("uid").uid();
        T identified = Metadata.create(kind, asked, uid, platform.clock().now());
        for (int attempt = 1; ; attempt++) {
            T named = Metadata.generateName(identified, platform.entropy().stream("names"));
            T object = kind.prepareCreate().apply(kind.defaults().apply(named));
            Class<T> type = kind.resource().type();
            object = admission.mutate(request, object.key(), object, type, Optional.empty());
            List<FieldError> errors = new ArrayList<>(MetadataRules.create(kind.resource(), object, kind.nameRule()));
            errors.addAll(kind.rules().create(object));
            refuse(kind, object.name(), errors);
            admission.validate(request, object.key(), Optional.of(object), Optional.empty());
            try {
                return writer(request).create(kind, object);
            } catch (ApiException e) {
                boolean generated = asked.name().isEmpty() && e.isAlreadyExists();
                if (!generated) throw e;
                if (attempt == NAME_ATTEMPTS) throw noUniqueName(kind, object.name());
            }
        }
    }

    private static ApiException noUniqueName(ServedKind<?> kind, String name) {
        StatusDetails details =
                Refusals.details(kind.resource(), name).retryAfterSeconds(1).build();
        return Refusals.refuse(
                409,
                "AlreadyExists",
                kind.resource() + " \"" + name
                        + "\" already exists, the server was not able to generate a unique name for the object",
                details);
    }

    <T extends ApiObject> ApiResponse update(ServedKind<T> kind, ApiRequest request) {
        Decoding.Decoded<T> asked = Decoding.object(kind.resource(), request);
        Decoding.checkName(asked.value(), request.name());
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        if (kind.updateCreates() && store.find(kind, key).isEmpty()) {
            return new ApiResponse.Done(201, create(kind, request, asked.value()), asked.warnings());
        }
        T updated = change(kind, request, stored -> kind.defaults().apply(asked.value()));
        return new ApiResponse.Done(200, updated, asked.warnings());
    }

    /**
     * Changes an object through its main endpoint or {@code /status}.
     *
     * @param asked from what is stored to what the client wants
     */
    <T extends ApiObject> T change(ServedKind<T> kind, ApiRequest request, Function<T, T> asked) {
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        return writer(request).update(kind, key, stored -> changed(kind, request, asked.apply(stored), stored));
    }

    private <T extends ApiObject> T changed(ServedKind<T> kind, ApiRequest request, T asked, T stored) {
        boolean status = request.subresource().equals("status");
        if (kind.updateNeedsRevision() && asked.resourceVersion().isEmpty()) {
            FieldPath path = FieldPath.of("metadata", "resourceVersion");
            refuse(kind, stored.name(), List.of(FieldError.invalid(path, 0, "must be specified for an update")));
        }
        Metadata.checkPreconditions(
                kind, stored, asked.metadata().uid(), asked.metadata().resourceVersion());
        T prepared = status
                ? kind.prepareStatusUpdate()
                        .orElseThrow(Refusals::unknownResource)
                        .apply(asked, stored)
                : kind.prepareUpdate().apply(asked, stored);
        Class<T> type = kind.resource().type();
        Optional<ApiObject> before = Optional.of(stored);
        T object = admission.mutate(request, stored.key(), Metadata.update(kind, prepared, stored), type, before);
        object = Metadata.update(kind, object, stored);
        if (object.equals(stored)) return stored;
        List<FieldError> errors =
                new ArrayList<>(MetadataRules.update(kind.resource(), object, stored, kind.nameRule()));
        errors.addAll(
                status
                        ? kind.rules().updateStatus(object, stored)
                        : kind.rules().update(object, stored));
        refuse(kind, stored.name(), errors);
        admission.validate(request, stored.key(), Optional.of(object), before);
        return object;
    }

    /** Refuses an object with mistakes, naming all of them. */
    static void refuse(ServedKind<?> kind, String name, List<FieldError> errors) {
        if (errors.isEmpty()) return;
        String list = errors.size() == 1
                ? errors.get(0).toString()
                : errors.stream().map(FieldError::toString).collect(Collectors.joining(", ", "[", "]"));
        StatusDetails.Builder details =
                StatusDetails.builder().kind(kind.resource().kind());
        if (!kind.resource().group().isEmpty()) details.group(kind.resource().group());
        if (!name.isEmpty()) details.name(name);
        details.causes(errors.stream().map(FieldError::cause).toList());
        String message = kind.resource().groupKind() + " \"" + name + "\" is invalid: " + list;
        throw Refusals.refuse(422, "Invalid", message, details.build());
    }
}
