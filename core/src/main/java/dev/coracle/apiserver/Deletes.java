package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.platform.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out deletions: at once, after a grace period, or when the last finalizer is gone.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage collection</a>
 */
final class Deletes {
    private static final FieldPath POLICY = FieldPath.of("propagationPolicy");
    private static final List<String> POLICIES = List.of("Background", "Foreground", "Orphan");
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final AdmissionChain admission;
    private final Clock clock;

    Deletes(AdmissionChain admission, Clock clock) {
        this.admission = admission;
        this.clock = clock;
    }

    <T extends ApiObject> ApiResponse delete(ServedKind<T> kind, ApiRequest request, Writer writer) {
        DeleteOptions options = options(kind, request);
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        T deleted = delete(kind, request, key, options, writer);
        boolean lingers =
                deleted.isTerminating() && !deleted.metadata().finalizers().isEmpty();
        return new ApiResponse.Done(
                200, kind.deletionReturnsObject() || lingers ? deleted : success(kind, deleted), List.of());
    }

    <T extends ApiObject> ApiResponse deleteCollection(
            ServedKind<T> kind, ApiRequest request, Reads reads, Writer writer) {
        DeleteOptions options = options(kind, request);
        ObjectList<T> found = reads.list(kind, request.namespace(), selectionOf(request.list()));
        List<T> deleted = new ArrayList<>();
        for (T object : found.items()) {
            try {
                deleted.add(delete(kind, request.withName(object.name()), object.key(), options, writer));
            } catch (ApiException e) {
                if (!e.isNotFound()) throw e;
            }
        }
        return new ApiResponse.Listed(new ObjectList<>(kind.resource(), found.metadata(), deleted));
    }

    private static ListOptions selectionOf(ListOptions asked) {
        return ListOptions.builder()
                .labelSelector(asked.labelSelector())
                .fieldSelector(asked.fieldSelector())
                .build();
    }

    /** Deletes an object, or takes the first step towards it; returns what is left, or was last. */
    <T extends ApiObject> T delete(
            ServedKind<T> kind, ApiRequest request, ObjectKey key, DeleteOptions options, Writer writer) {
        while (true) {
            T stored = writer.existing(kind, key);
            Optional<Preconditions> preconditions = options.preconditions();
            Metadata.checkPreconditions(
                    kind,
                    stored,
                    preconditions.flatMap(Preconditions::uid),
                    preconditions.flatMap(Preconditions::resourceVersion));
            admission.validate(request, key, Optional.empty(), Optional.of(stored));
            T next = step(kind, stored, options);
            if (isFinal(kind, next)) {
                Optional<T> removed = writer.remove(kind, stored);
                if (removed.isPresent()) return removed.get();
            } else {
                return writer.update(kind, key, now -> step(kind, now, options));
            }
        }
    }

    /** The object after this step of its deletion. */
    private <T extends ApiObject> T step(ServedKind<T> kind, T stored, DeleteOptions options) {
        List<String> finalizers = finalizers(kind, stored.metadata().finalizers(), options);
        T marked = Metadata.with(stored, stored.metadata().withFinalizers(finalizers));
        long grace = grace(kind, stored, options);
        if (stored.isTerminating()) {
            long current = stored.metadata().deletionGracePeriodSeconds().orElse(0L);
            if (grace >= current) return marked;
            var requested = stored.metadata()
                    .deletionTimestamp()
                    .orElseThrow()
                    .instant()
                    .minusSeconds(current);
            return Metadata.terminate(marked, requested.plusSeconds(grace), grace);
        }
        return Metadata.terminate(marked, clock.now().plusSeconds(grace), grace);
    }

    private static <T extends ApiObject> boolean isFinal(ServedKind<T> kind, T object) {
        return object.metadata().finalizers().isEmpty()
                && object.metadata().deletionGracePeriodSeconds().orElse(0L) == 0
                && kind.finalized().test(object);
    }

    private static <T extends ApiObject> long grace(ServedKind<T> kind, T object, DeleteOptions options) {
        if (kind.gracePeriodSeconds().isEmpty()) return 0;
        long own = kind.gracePeriodSeconds().get().apply(object);
        if (own == 0) return 0;
        long asked = options.gracePeriodSeconds().orElse(own);
        return asked < 0 ? 1 : asked;
    }

    private static List<String> finalizers(ServedKind<?> kind, List<String> present, DeleteOptions options) {
        List<String> result = new ArrayList<>(present);
        policy(kind, present, options).ifPresent(policy -> {
            result.removeAll(List.of(FOREGROUND, ORPHAN));
            if (policy.equals("Foreground")) result.add(FOREGROUND);
            if (policy.equals("Orphan")) result.add(ORPHAN);
        });
        return result;
    }

    private static Optional<String> policy(ServedKind<?> kind, List<String> present, DeleteOptions options) {
        if (options.propagationPolicy().isPresent()) return options.propagationPolicy();
        if (options.orphanDependents().isPresent()) {
            return options.orphanDependents().map(orphan -> orphan ? "Orphan" : "Background");
        }
        boolean decided = present.contains(FOREGROUND) || present.contains(ORPHAN);
        return !decided && kind.orphansByDefault() ? Optional.of("Orphan") : Optional.empty();
    }

    static DeleteOptions options(ServedKind<?> kind, ApiRequest request) {
        if (request.body().isEmpty()) return DeleteOptions.builder().build();
        DeleteOptions options = Decoding.value(
                        DeleteOptions.class, kind.resource().apiVersion(), "DeleteOptions", request)
                .value();
        List<FieldError> errors = new ArrayList<>();
        options.propagationPolicy().ifPresent(policy -> {
            if (options.orphanDependents().isPresent()) {
                errors.add(FieldError.invalid(
                        POLICY, policy, "orphanDependents and deletionPropagation cannot be both set"));
            }
            if (!POLICIES.contains(policy)) errors.add(FieldError.notSupported(POLICY, policy, POLICIES));
        });
        Writes.refuse(kind, request.name(), errors);
        return options;
    }

    private static Status success(ServedKind<?> kind, ApiObject deleted) {
        StatusDetails details = Refusals.details(kind.resource(), deleted.name())
                .uid(deleted.uid())
                .build();
        return Status.builder().status("Success").details(details).build();
    }
}
