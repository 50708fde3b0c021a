package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.MetadataRules;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.platform.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries out creates and updates: the one way in which objects get into the store. */
final class Writes {
    private static final int NAME_ATTEMPTS = 8;

    private final ObjectStore store;
    private final Registry registry;
    private final AdmissionChain admission;
    private final Platform platform;
    private final Allocations allocations;

    Writes(ObjectStore store, Registry registry, AdmissionChain admission, Platform platform) {
        this.store = store;
        this.registry = registry;
        this.admission = admission;
        this.platform = platform;
        this.allocations = new Allocations(store, platform.entropy().stream("allocations"));
    }

    Writer writer(ApiRequest request) {
        return new Writer(store, registry, request.write().dryRun());
    }

    AdmissionChain admission() {
        return admission;
    }

    Instant now() {
        return platform.clock().now();
    }

    <T extends ApiObject> ApiResponse create(ServedKind<T> kind, ApiRequest request) {
        Decoding.Decoded<T> asked = Decoding.object(kind.resource(), request);
        return created(kind, request, asked);
    }

    private <T extends ApiObject> ApiResponse created(
            ServedKind<T> kind, ApiRequest request, Decoding.Decoded<T> asked) {
        List<String> warnings = new ArrayList<>(asked.warnings());
        T object = create(kind, request, Metadata.distinctOwners(asked.value(), warnings));
        return new ApiResponse.Done(201, object, warnings);
    }

    private <T extends ApiObject> T create(ServedKind<T> kind, ApiRequest request, T asked) {
        T wanted = kind.defaults().apply(asked);
        T admitted =
                admission.mutate(request, asked.key(), wanted, kind.resource().type(), Optional.empty());
        String uid = platform.entropy().stream("uid").uid();
        T identified = Metadata.create(kind, kind.defaults().apply(admitted), uid, now());
        for (int attempt = 1; ; attempt++) {
            T named = Metadata.generateName(identified, platform.entropy().stream("names"));
            try {
                return allocations
                        .around(
                                kind,
                                named,
                                Optional.empty(),
                                request.write().dryRun(),
                                complete -> Optional.of(store(kind, request, complete)))
                        .orElseThrow();
            } catch (ApiException e) {
                boolean generated = identified.name().isEmpty() && e.isAlreadyExists();
                if (!generated) throw e;
                if (attempt == NAME_ATTEMPTS) throw noUniqueName(kind, named.name());
            }
        }
    }

    private <T extends ApiObject> T store(ServedKind<T> kind, ApiRequest request, T complete) {
        T object = kind.prepareCreate().apply(complete);
        List<FieldError> errors = new ArrayList<>(MetadataRules.create(kind.resource(), object, kind.nameRule()));
        errors.addAll(kind.rules().create(object));
        Invalid.refuse(kind, object.name(), errors);
        admission.validate(request, object.key(), Optional.of(object), Optional.empty());
        return writer(request).create(kind, object);
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
        Decoding.checkName(asked.value(), request);
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        if (kind.updateCreates()
                && request.subresource().isEmpty()
                && store.find(kind, key).isEmpty()) {
            try {
                return created(kind, request, new Decoding.Decoded<>(unbased(kind, asked.value()), asked.warnings()));
            } catch (ApiException e) {
                if (!e.isAlreadyExists()) throw e;
                // It came into being meanwhile, so this is an update of it.
            }
        }
        List<String> warnings = new ArrayList<>(asked.warnings());
        T complete = kind.defaults().apply(Metadata.distinctOwners(asked.value(), warnings));
        T updated = change(kind, request, stored -> complete);
        return new ApiResponse.Done(200, updated, warnings);
    }

    /** The object to make by an update, which may have been read before the one of its name went. */
    private static <T extends ApiObject> T unbased(ServedKind<T> kind, T asked) {
        Optional<String> uid = asked.metadata().uid();
        if (uid.isPresent()) throw Metadata.otherUid(kind, asked.name(), uid.get(), "");
        return ObjectStore.withRevision(asked, "");
    }

    /**
     * Changes an object through its main endpoint or that of a portion.
     *
     * @param asked from what is stored to what the client wants, after defaults
     */
    <T extends ApiObject> T change(ServedKind<T> kind, ApiRequest request, Function<T, T> asked) {
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        boolean dryRun = request.write().dryRun();
        Writer writer = writer(request);
        while (true) {
            T stored = writer.existing(kind, key);
            T wanted = asked.apply(stored);
            checkBasis(kind, request, wanted, stored);
            T admitted = admission.mutate(request, key, wanted, kind.resource().type(), Optional.of(stored));
            Optional<T> written = allocations.around(
                    kind,
                    admitted,
                    Optional.of(stored),
                    dryRun,
                    complete -> writer.replace(kind, prepared(kind, request, complete, stored), stored));
            if (written.isPresent()) return written.get();
        }
    }

    /** Refuses an update that is based on another object or revision, or does not say on which. */
    private static void checkBasis(ServedKind<?> kind, ApiRequest request, ApiObject asked, ApiObject stored) {
        if (request.verb() == Verb.UPDATE && request.body().isPresent()) {
            Metadata.checkUid(kind, stored, asked.metadata().uid());
        }
        if (kind.updateNeedsRevision() && Revisions.parse(asked.resourceVersion()) == 0) {
            throw Invalid.noRevision(kind, stored.name());
        }
        Metadata.checkRevision(kind, stored, asked.metadata().resourceVersion());
    }

    /** The object to store; the one stored itself where nothing changes. */
    private <T extends ApiObject> T prepared(ServedKind<T> kind, ApiRequest request, T asked, T stored) {
        Portion<T> portion = kind.portions().get(request.subresource());
        T prepared = portion == null
                ? kind.prepareUpdate().apply(asked, stored)
                : portion.prepare().apply(asked, stored);
        // What is reported in a status, annotations included, is not what is specified.
        boolean report = request.subresource().equals("status");
        long generation =
                report ? stored.metadata().generation() : Metadata.generation(kind.specification(), prepared, stored);
        T object = Metadata.update(prepared, stored, generation);
        List<FieldError> errors = new ArrayList<>(MetadataRules.update(kind.resource(), object, stored));
        errors.addAll(
                portion == null
                        ? kind.rules().update(object, stored)
                        : portion.rules().apply(object, stored));
        Invalid.refuse(kind, stored.name(), errors);
        admission.validate(request, stored.key(), Optional.of(object), Optional.of(stored));
        return object.equals(stored) ? stored : object;
    }
}
