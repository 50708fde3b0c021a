package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.platform.Clock;
import java.time.Instant;
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
    private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan");
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final AdmissionChain admission;
    private final Clock clock;

    Deletes(AdmissionChain admission, Clock clock) {
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * What a deletion came to.
     *
     * @param object what is left, or was last
     * @param gone whether nothing is left
     */
    private record Outcome<T>(T object, boolean gone) {}

    <T extends ApiObject> ApiResponse delete(ServedKind<T> kind, ApiRequest request, Writer writer) {
        DeleteOptions options = options(kind, request);
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        Outcome<T> outcome = carryOut(kind, request, key, options, writer);
        boolean accepted = !outcome.gone() && !options.orphanDependents().orElse(true);
        boolean asObject = kind.deletionReturnsObject() || !outcome.gone();
        return new ApiResponse.Done(
                accepted ? 202 : 200, asObject ? outcome.object() : success(kind, outcome.object()), List.of());
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
        return carryOut(kind, request, key, options, writer).object();
    }

    private <T extends ApiObject> Outcome<T> carryOut(
            ServedKind<T> kind, ApiRequest request, ObjectKey key, DeleteOptions options, Writer writer) {
        while (true) {
            T stored = writer.existing(kind, key);
            options.preconditions().ifPresent(it -> check(kind, stored, it));
            admission.validate(request, key, Optional.empty(), Optional.of(stored));
            T next = step(kind, stored, options);
            boolean gone = Writer.isFinished(kind, next);
            Optional<T> left = gone ? writer.remove(kind, stored) : writer.replace(kind, next, stored);
            if (left.isPresent()) return new Outcome<>(left.get(), gone);
        }
    }

    private static void check(ServedKind<?> kind, ApiObject stored, Preconditions preconditions) {
        Metadata.checkUid(kind, stored, preconditions.uid());
        String revision = preconditions.resourceVersion().orElse(stored.resourceVersion());
        if (revision.equals(stored.resourceVersion())) return;
        throw Refusals.conflict(
                kind.resource(),
                stored.name(),
                "Precondition failed: ResourceVersion in precondition: " + revision
                        + ", ResourceVersion in object meta: " + stored.resourceVersion());
    }

    /** The object after this step of its deletion. */
    private <T extends ApiObject> T step(ServedKind<T> kind, T stored, DeleteOptions options) {
        List<String> finalizers = finalizers(kind, stored.metadata().finalizers(), options);
        T marked = Metadata.with(stored, stored.metadata().withFinalizers(finalizers));
        long grace = grace(kind, stored, options);
        if (!stored.isTerminating()) {
            T terminating = Metadata.terminate(marked, clock.now().plusSeconds(grace), grace);
            return kind.prepareDelete().apply(terminating);
        }
        long current = stored.metadata().deletionGracePeriodSeconds().orElse(0L);
        if (grace >= current) return marked;
        Instant due = stored.metadata().deletionTimestamp().orElseThrow().instant();
        return Metadata.terminate(marked, due.minusSeconds(current).plusSeconds(grace), grace);
    }

    private static <T extends ApiObject> long grace(ServedKind<T> kind, T object, DeleteOptions options) {
        if (kind.gracePeriodSeconds().isEmpty()) return 0;
        long own = kind.gracePeriodSeconds().get().apply(object, options.gracePeriodSeconds());
        return own < 0 ? 1 : own;
    }

    private static List<String> finalizers(ServedKind<?> kind, List<String> present, DeleteOptions options) {
        Optional<String> policy = policy(kind, present, options);
        if (policy.isEmpty()) return present;
        List<String> result = new ArrayList<>(present);
        result.removeAll(List.of(FOREGROUND, ORPHAN));
        if (policy.get().equals("Foreground")) result.add(FOREGROUND);
        if (policy.get().equals("Orphan")) result.add(ORPHAN);
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
        List<String> versions = List.of("v1", "meta.k8s.io/v1", kind.resource().apiVersion());
        DeleteOptions options = Decoding.value(DeleteOptions.class, "DeleteOptions", versions, request)
                .value();
        FieldErrors errors = new FieldErrors();
        options.propagationPolicy().ifPresent(policy -> {
            if (options.orphanDependents().isPresent()) {
                errors.invalid(POLICY, policy, "orphanDependents and deletionPropagation cannot be both set");
            }
            if (!POLICIES.contains(policy)) {
                List<String> supported = new ArrayList<>(POLICIES);
                supported.add("nil");
                errors.notSupported(POLICY, policy, supported);
            }
        });
        Invalid.refuse(kind, request.name(), errors.toList());
        return options;
    }

    private static Status success(ServedKind<?> kind, ApiObject deleted) {
        StatusDetails details = Refusals.details(kind.resource(), deleted.name())
                .uid(deleted.uid())
                .build();
        return Status.builder().status("Success").details(details).build();
    }
}
