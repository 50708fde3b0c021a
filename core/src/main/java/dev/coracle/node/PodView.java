package dev.coracle.node;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of a pod at one moment.
 *
 * @param pod its object, as it was last seen
 * @param gone whether that is there no more
 * @param rejection why it may not run here; empty where it may
 * @param sandbox what the runtime has of it
 * @param runs of its containers
 * @param images references of those of its images that are there
 * @param hostAddresses addresses of the node, the first of which is the one that counts
 * @param memory what was known before
 * @param news what was heard since
 * @param now the moment
 */
record PodView(
        Pod pod,
        boolean gone,
        Optional<Rejection> rejection,
        Optional<Sandbox> sandbox,
        Runs runs,
        Set<String> images,
        List<String> hostAddresses,
        PodMemory memory,
        List<News> news,
        Moment now) {
    private static final long USUAL_GRACE_SECONDS = 30;

    boolean hasSandbox() {
        return sandbox.isPresent();
    }

    boolean isSandboxReady() {
        return sandbox.filter(Sandbox::isReady).isPresent();
    }

    boolean needsSandbox() {
        return sandbox.filter(it -> it.phase() != Sandbox.Phase.STOPPED).isEmpty();
    }

    /** Addresses of the pod; none before it has a sandbox, and after. */
    List<String> addresses() {
        if (!isSandboxReady()) return List.of();
        return pod.spec().hostNetwork() ? hostAddresses : sandbox.orElseThrow().addresses();
    }

    List<Container> inits() {
        return pod.spec().initContainers();
    }

    List<Container> mains() {
        return pod.spec().containers();
    }

    /** Containers of both sorts, in the order in which they start. */
    List<Container> containers() {
        List<Container> all = new ArrayList<>(inits());
        all.addAll(mains());
        return all;
    }

    /** Whether an init container runs on beside the others. */
    static boolean isSidecar(Container init) {
        return init.restartPolicy().filter("Always"::equals).isPresent();
    }

    Optional<Run> latest(Container container) {
        return runs.latest(container.name());
    }

    /** What is done with a main container that has ended. */
    String restartPolicy() {
        return pod.spec().restartPolicy().orElse("Always");
    }

    /** Whether a container of this policy is started again after this run. */
    static boolean restarts(String policy, Run ended) {
        return switch (policy) {
            case "Never" -> false;
            case "OnFailure" -> !ended.isSuccess();
            default -> true;
        };
    }

    /** Whether the pod was reported to be over. */
    boolean wasOver() {
        return isOver(pod);
    }

    /** Whether a pod was reported to be over. */
    static boolean isOver(Pod pod) {
        String phase = pod.status().phase().orElse("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** How long the pod may take to end, in seconds. */
    long graceSeconds() {
        if (pod.isTerminating())
            return pod.metadata().deletionGracePeriodSeconds().orElse(0L);
        return pod.spec().terminationGracePeriodSeconds().orElse(USUAL_GRACE_SECONDS);
    }

    /** Whether a main container has run since the pod's sandbox was made: init containers are not asked any more. */
    boolean isInitialized() {
        for (Container main : mains()) {
            if (latest(main).filter(run -> !run.lost()).isPresent()) return true;
        }
        return false;
    }

    /** Whether the init container has done its part. */
    boolean isDone(Container init) {
        return latest(init).filter(run -> run.isSuccess() && !run.lost()).isPresent();
    }

    /** Whether the pod cannot get past this init container any more. */
    boolean isHopeless(Container init) {
        return !isSidecar(init)
                && restartPolicy().equals("Never")
                && latest(init)
                        .filter(run -> run.isExited() && !run.isSuccess())
                        .isPresent();
    }

    /** Whether all main containers have ended for good, or will never run. */
    boolean isComplete() {
        if (!isInitialized() && inits().stream().anyMatch(this::isHopeless)) return true;
        for (Container main : mains()) {
            if (latest(main)
                    .filter(run -> run.isExited() && !restarts(restartPolicy(), run))
                    .isEmpty()) return false;
        }
        return true;
    }
}
