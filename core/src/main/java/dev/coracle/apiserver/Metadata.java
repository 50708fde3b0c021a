package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.admission.NameSuffix;
import dev.coracle.model.Time;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.platform.Entropy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The part of an object's metadata that only the server writes. */
final class Metadata {
    private static final int LONGEST_GENERATED_PREFIX = 58;

    private Metadata() {}

    /** The object with a fresh identity. */
    static <T extends ApiObject> T create(ServedKind<T> kind, T object, String uid, Instant now) {
        if (Revisions.parse(object.resourceVersion()) != 0) {
            // Kubernetes answers so, without a reason: its store refuses the object, not its validation.
            throw Refusals.refuse(
                    500, "", "resourceVersion should not be set on objects to be created", StatusDetails.EMPTY);
        }
        ObjectMeta metadata = object.metadata()
                .withUid(uid)
                .withCreationTimestamp(new Time(now))
                .withDeletionTimestamp(Optional.empty())
                .withDeletionGracePeriodSeconds(Optional.empty())
                .withResourceVersion(Optional.empty())
                .withSelfLink(Optional.empty())
                .withGeneration(kind.specification().isPresent() ? 1 : 0);
        return with(object, metadata);
    }

    /** The object without owners that stand twice, and a warning where there were some. */
    static <T extends ApiObject> T distinctOwners(T object, List<String> warnings) {
        List<OwnerReference> owners = object.metadata().ownerReferences();
        if (owners.size() < 2) return object;
        List<OwnerReference> distinct = owners.stream().distinct().toList();
        if (distinct.size() == owners.size()) return object;
        warnings.add(
                ".metadata.ownerReferences contains duplicate entries, API server dedups owner references in 1.20+,"
                        + " and may reject such requests as early as 1.24; please fix your requests");
        return with(object, object.metadata().withOwnerReferences(distinct));
    }

    /** The object with a name made from its prefix, where it has none. */
    static <T extends ApiObject> T generateName(T object, Entropy entropy) {
        Optional<String> prefix = object.metadata().generateName();
        if (!object.name().isEmpty() || prefix.isEmpty()) return object;
        String start = prefix.get().substring(0, Math.min(prefix.get().length(), LONGEST_GENERATED_PREFIX));
        String name = start + NameSuffix.random(entropy);
        return with(object, object.metadata().withName(name));
    }

    /**
     * The object with what of its metadata only the server writes. What a user may not change but tries to is left for
     * validation to refuse.
     */
    static <T extends ApiObject> T update(T object, T stored, long generation) {
        ObjectMeta old = stored.metadata();
        ObjectMeta asked = object.metadata();
        ObjectMeta metadata = asked.withUid(asked.uid().or(old::uid))
                .withResourceVersion(old.resourceVersion())
                .withCreationTimestamp(old.creationTimestamp())
                .withDeletionTimestamp(old.deletionTimestamp().or(asked::deletionTimestamp))
                .withDeletionGracePeriodSeconds(
                        asked.deletionGracePeriodSeconds().or(old::deletionGracePeriodSeconds))
                .withSelfLink(Optional.empty())
                .withGeneration(generation);
        return with(object, metadata);
    }

    /** The generation after a change: one more where what is specified changed. */
    static <T extends ApiObject> long generation(Optional<Function<T, Object>> specification, T object, T stored) {
        long old = stored.metadata().generation();
        boolean same = specification
                .map(it -> Objects.equals(it.apply(object), it.apply(stored)))
                .orElse(true);
        return same ? old : old + 1;
    }

    /** The object marked for deletion. */
    static <T extends ApiObject> T terminate(T stored, Instant deletion, long graceSeconds) {
        ObjectMeta old = stored.metadata();
        ObjectMeta metadata = old.withDeletionTimestamp(new Time(deletion))
                .withDeletionGracePeriodSeconds(graceSeconds)
                .withGeneration(
                        old.generation() > 0 && old.deletionTimestamp().isEmpty()
                                ? old.generation() + 1
                                : old.generation());
        return with(stored, metadata);
    }

    /** Refuses a write that is meant for another object of the same name. */
    static void checkUid(ServedKind<?> kind, ApiObject stored, Optional<String> uid) {
        if (uid.isEmpty() || uid.get().equals(stored.uid())) return;
        throw otherUid(kind, stored.name(), uid.get(), stored.uid());
    }

    static ApiException otherUid(ServedKind<?> kind, String name, String asked, String actual) {
        return Refusals.conflict(
                kind.resource(),
                name,
                "Precondition failed: UID in precondition: " + asked + ", UID in object meta: " + actual);
    }

    /** Refuses a write that is based on another revision than the one stored; zero and absence mean any. */
    static void checkRevision(ServedKind<?> kind, ApiObject stored, Optional<String> revision) {
        String asked = revision.orElse("");
        if (asked.equals(stored.resourceVersion()) || Revisions.parse(asked) == 0) return;
        throw Refusals.modified(kind.resource(), stored.name());
    }

    @SuppressWarnings("unchecked") // a copy of a T with other metadata is a T
    static <T extends ApiObject> T with(T object, ObjectMeta metadata) {
        return (T) object.withMetadata(metadata);
    }
}
