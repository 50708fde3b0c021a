package dev.coracle.controllers.pods;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.client.Pods;
import dev.coracle.client.events.EventRecorder;
import dev.coracle.controllers.Expectations;
import dev.coracle.controllers.Owners;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.StatusDetails;
import java.util.Optional;

/**
 * Creates and deletes the pods of owners, tells so in events about the owner, and notes what is to be expected.
 *
 * <p><b>Threads.</b> Every method may be called from any thread; those about one owner one at a time.
 */
public final class PodControl {
    private static final int LONGEST_PREFIX = 253;

    private final Pods pods;
    private final EventRecorder events;
    private final Expectations<Pod> expectations;

    /**
     * A way to write pods.
     *
     * @param pods those of all namespaces
     */
    public PodControl(Pods pods, EventRecorder events, Expectations<Pod> expectations) {
        this.pods = pods;
        this.events = events;
        this.expectations = expectations;
    }

    /**
     * Creates a pod that the owner manages.
     *
     * @throws RuntimeException what the call threw, after an event was recorded
     */
    public void create(ApiObject owner, PodTemplateSpec template) {
        try {
            Pod created = pods.in(owner.namespace()).create(pod(owner, template));
            expectations.wrote(owner, created);
            events.normal(owner, "SuccessfulCreate", "Created pod: " + created.name());
        } catch (RuntimeException e) {
            if (e instanceof UnknownOutcomeException) expectations.perhapsCreated(owner);
            if (!isNamespaceTerminating(e)) events.warning(owner, "FailedCreate", "Error creating: " + e.getMessage());
            throw e;
        }
    }

    /** A pod made from a template, which the owner manages and the server gives a name. */
    static Pod pod(ApiObject owner, PodTemplateSpec template) {
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace(owner.namespace())
                .generateName(owner.name().length() < LONGEST_PREFIX ? owner.name() + "-" : owner.name())
                .labels(template.metadata().labels())
                .annotations(template.metadata().annotations())
                .finalizers(template.metadata().finalizers())
                .addOwnerReference(Owners.controllerReference(owner))
                .build();
        return Pod.builder().metadata(metadata).spec(template.spec()).build();
    }

    /**
     * Deletes a pod that the owner manages; one that is gone already counts as deleted.
     *
     * @throws RuntimeException what the call threw, after an event was recorded
     */
    public void delete(ApiObject owner, Pod pod) {
        try {
            pods.delete(pod);
            events.normal(owner, "SuccessfulDelete", "Deleted pod: " + pod.name());
            expectations.deleted(owner, pod);
        } catch (RuntimeException e) {
            if (isGone(e)) {
                expectations.deleted(owner, pod);
                return;
            }
            if (e instanceof UnknownOutcomeException) expectations.perhapsDeleted(owner, pod);
            events.warning(owner, "FailedDelete", "Error deleting: " + e.getMessage());
            throw e;
        }
    }

    /** Whether there is no such pod, or another one of its name. */
    private static boolean isGone(RuntimeException failure) {
        return failure instanceof ApiException e && (e.isNotFound() || e.isConflict());
    }

    /** Whether a creation was refused since the namespace is going: no later one can succeed. */
    public static boolean isNamespaceTerminating(RuntimeException failure) {
        return failure instanceof ApiException e
                && e.status().details().orElse(StatusDetails.EMPTY).causes().stream()
                        .anyMatch(cause -> cause.reason().equals(Optional.of("NamespaceTerminating")));
    }
}
