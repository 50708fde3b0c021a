package dev.coracle.node;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStateWaiting;
import java.time.Duration;

/**
 * Sees to it that an attempt of a container has its image: by the container's policy, and later and later where it
 * cannot be fetched.
 */
final class ImageSupply {
    /** Reason of a container whose image could not be fetched just now. */
    static final String PULL_FAILED = "ErrImagePull";

    private static final String BACK_OFF = "ImagePullBackOff";
    private static final String NEVER_PULL = "ErrImageNeverPull";

    /** How long a failure is shown before the wait for the next try is: how soon Kubernetes looks at a pod again. */
    private static final Duration SHOWN = Duration.ofSeconds(1);

    private final Draft draft;

    ImageSupply(Draft draft) {
        this.draft = draft;
    }

    /** Whether the image is there; begins what is needed where it is not. */
    boolean isReady(Container container, int attempt) {
        Pulling pulling = draft.of(container).pulling();
        if (pulling.attempt() != attempt) pulling = Pulling.of(attempt, Pulling.Stage.NEW);
        return switch (pulling.stage()) {
            case NEW -> isThere(container, attempt);
            case UNDER_WAY -> false;
            case DONE -> true;
            case FAILED, BACKED_OFF -> isThereAfterAll(container, pulling);
        };
    }

    private boolean isThere(Container container, int attempt) {
        String image = image(container);
        boolean present = draft.view().images().contains(image);
        String policy = container.imagePullPolicy().orElse("IfNotPresent");
        if (present && !policy.equals("Always")) {
            draft.normal(container, "Pulled", "Container image \"" + image + "\" already present on machine");
            become(container, Pulling.of(attempt, Pulling.Stage.DONE));
            return true;
        }
        if (policy.equals("Never")) {
            refuse(container, attempt);
        } else {
            draft.normal(container, "Pulling", "Pulling image \"" + image + "\"");
            draft.add(new Step.Pull(container.name(), attempt, image));
            become(container, Pulling.of(attempt, Pulling.Stage.UNDER_WAY));
        }
        return false;
    }

    private void refuse(Container container, int attempt) {
        String message = "Container image \"" + image(container) + "\" is not present with pull policy of Never";
        draft.warning(container, NEVER_PULL, message);
        draft.warning(container, "Failed", "Error: " + NEVER_PULL);
        draft.change(
                container, memory -> memory.withPullDelay(Delay.next(memory.pullDelay(), draft.now(), draft.now())));
        Pulling failed = Pulling.failed(attempt, NEVER_PULL, message, draft.now());
        become(container, failed);
        await(container, failed);
    }

    private boolean isThereAfterAll(Container container, Pulling failed) {
        Delay delay = draft.of(container).pullDelay().orElseThrow();
        if (draft.now() >= delay.endAfter(delay.updated())) return isThere(container, failed.attempt());
        await(container, failed);
        return false;
    }

    private void await(Container container, Pulling failed) {
        Delay delay = draft.of(container).pullDelay().orElseThrow();
        draft.wakeAt(delay.endAfter(delay.updated()));
        boolean pulls = failed.reason().equals(PULL_FAILED);
        if (pulls && draft.now() - failed.failedAt() >= SHOWN.toNanos()) {
            backOff(container, failed);
        } else {
            if (pulls) draft.wakeAt(failed.failedAt() + SHOWN.toNanos());
            waits(container, failed.reason(), failed.failure());
        }
    }

    private void backOff(Container container, Pulling failed) {
        String message = "Back-off pulling image \"" + image(container) + "\"";
        if (failed.stage() != Pulling.Stage.BACKED_OFF) {
            draft.normal(container, "BackOff", message);
            draft.warning(container, "Failed", "Error: " + BACK_OFF);
            draft.change(container, memory -> memory.withPulling(failed.backedOff()));
        }
        waits(container, BACK_OFF, message + ": " + PULL_FAILED + ": " + failed.failure());
    }

    private void waits(Container container, String reason, String message) {
        ContainerStateWaiting waiting =
                ContainerStateWaiting.builder().reason(reason).message(message).build();
        draft.change(container, memory -> memory.withWaiting(waiting));
    }

    private void become(Container container, Pulling pulling) {
        draft.change(container, memory -> memory.withPulling(pulling));
    }

    private static String image(Container container) {
        return container.image().orElse("");
    }
}
