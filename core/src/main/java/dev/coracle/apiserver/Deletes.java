package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.model.schema.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries out deletions: at once, after a grace period, or when the last finalizer is gone.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage collection</a>
 */
final class Deletes {
    private final Writes writes;
    private final Reads reads;

    Deletes(Writes writes, Reads reads) {
        this.writes = writes;
        this.reads = reads;
    }

    /**
     * What a deletion came to.
     *
     * @param object what is left, or was last
     * @param gone whether nothing is left
     */
    private record Outcome<T>(T object, boolean gone) {}

    <T extends ApiObject> ApiResponse delete(ServedKind<T> kind, ApiRequest request) {
        DeleteOptions options = DeleteRules.read(kind, request);
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        Outcome<T> outcome = carryOut(kind, request, key, options);
        boolean accepted = !outcome.gone() && !options.orphanDependents().orElse(true);
        boolean asObject = kind.deletionReturnsObject() || !outcome.gone();
        return new ApiResponse.Done(
                accepted ? 202 : 200, asObject ? outcome.object() : success(kind, outcome.object()), List.of());
    }

    /** Deletes what a list shows, one by one; answers with the list, as Kubernetes does. */
    <T extends ApiObject> ApiResponse deleteCollection(ServedKind<T> kind, ApiRequest request) {
        if (!kind.deletesCollections()) throw Refusals.methodNotAllowed(kind.resource(), request.verb());
        DeleteOptions options = DeleteRules.read(kind, request);
        ObjectList<T> found = reads.list(kind, request.namespace(), selectionOf(request.list()));
        for (T object : found.items()) {
            // Plugins are asked about the deletion of each.
            ApiRequest one = request.withVerb(Verb.DELETE)
                    .withNamespace(object.namespace())
                    .withName(object.name());
            try {
                carryOut(kind, one, object.key(), options);
            } catch (ApiException e) {
                if (!e.isNotFound()) throw e;
            }
        }
        return new ApiResponse.Listed(found);
    }

    private static ListOptions selectionOf(ListOptions asked) {
        return ListOptions.builder()
                .labelSelector(asked.labelSelector())
                .fieldSelector(asked.fieldSelector())
                .build();
    }

    /** Deletes an object on behalf of another request, or takes the first step towards it. */
    <T extends ApiObject> void delete(ServedKind<T> kind, ApiRequest request, ObjectKey key, DeleteOptions options) {
        DeleteRules.check(options);
        carryOut(kind, request, key, options);
    }

    private <T extends ApiObject> Outcome<T> carryOut(
            ServedKind<T> kind, ApiRequest request, ObjectKey key, DeleteOptions options) {
        Writer writer = writes.writer(DeleteRules.meant(request, options));
        while (true) {
            T stored = writer.existing(kind, key);
            checkPreconditions(kind.resource(), stored, options);
            writes.admission().validate(request, key, Optional.empty(), Optional.of(stored));
            T next = step(kind, stored, options);
            boolean gone = Writer.isFinished(kind, next);
            Optional<T> left = gone ? writer.remove(kind, stored) : writer.replace(kind, next, stored);
            if (left.isEmpty()) continue;
            boolean marked = gone && kind.gracePeriodSeconds().isPresent();
            T last = marked ? ObjectStore.withRevision(next, left.get().resourceVersion()) : left.get();
            return new Outcome<>(last, gone);
        }
    }

    /** Refuses a deletion that is meant for another object or revision than the one stored. */
    static void checkPreconditions(ResourceType<?> resource, ApiObject stored, DeleteOptions options) {
        if (options.preconditions().isEmpty()) return;
        Preconditions expected = options.preconditions().get();
        expected.uid().filter(uid -> !uid.equals(stored.uid())).ifPresent(uid -> {
            throw unexpected(resource, stored, "UID", uid, stored.uid(), "deleted and then recreated");
        });
        String actual = stored.resourceVersion();
        expected.resourceVersion().filter(it -> !it.equals(actual)).ifPresent(revision -> {
            throw unexpected(resource, stored, "ResourceVersion", revision, actual, "modified");
        });
    }

    private static ApiException unexpected(
            ResourceType<?> resource, ApiObject stored, String what, String asked, String actual, String why) {
        return Refusals.conflict(
                resource.groupKind(),
                resource,
                stored.name(),
                "the " + what + " in the precondition (" + asked + ") does not match the " + what + " in record ("
                        + actual + "). The object might have been " + why);
    }

    /** The object after this step of its deletion; as it is, where there is only to wait. */
    private <T extends ApiObject> T step(ServedKind<T> kind, T stored, DeleteOptions options) {
        Optional<Long> asked = options.gracePeriodSeconds().map(Deletes::graceSeconds);
        long left = stored.isTerminating()
                ? stored.metadata().deletionGracePeriodSeconds().orElse(0L)
                : 0;
        if (left > 0 && asked.orElse(left) >= left) return stored;
        List<String> finalizers =
                DeleteRules.finalizers(kind.dependents(), stored.metadata().finalizers(), options);
        T marked = Metadata.with(stored, stored.metadata().withFinalizers(finalizers));
        if (!stored.isTerminating()) {
            long grace = kind.gracePeriodSeconds()
                    .map(it -> graceSeconds(it.apply(stored, asked)))
                    .orElse(0L);
            T terminating = Metadata.terminate(marked, writes.now().plusSeconds(grace), grace);
            return kind.prepareDelete().apply(terminating);
        }
        if (left == 0) return marked;
        Instant due = stored.metadata().deletionTimestamp().orElseThrow().instant();
        long grace = asked.orElseThrow();
        return Metadata.terminate(marked, due.minusSeconds(left).plusSeconds(grace), grace);
    }

    private static long graceSeconds(long asked) {
        return asked < 0 ? 1 : asked;
    }

    private static Status success(ServedKind<?> kind, ApiObject deleted) {
        StatusDetails details = Refusals.details(kind.resource(), deleted.name())
                .uid(deleted.uid())
                .build();
        return Status.builder().status("Success").details(details).build();
    }
}
