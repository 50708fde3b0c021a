package dev.coracle.node;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.PodSpec;
import java.util.List;

/** The stage of a pod's life, as it follows from the states of its containers. */
enum PodPhase {
    /** Not all containers have been started. */
    PENDING("Pending"),
    /** All were started, and at least one runs or will be started again. */
    RUNNING("Running"),
    /** All ended well, for good. */
    SUCCEEDED("Succeeded"),
    /** All ended, for good, and not all of them well. */
    FAILED("Failed");

    private final String text;

    PodPhase(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether no other follows. */
    boolean isFinal() {
        return this == SUCCEEDED || this == FAILED;
    }

    /**
     * The phase.
     *
     * @param initialized whether main containers have been started
     * @param ended whether nothing runs any more, nor will
     */
    static PodPhase of(
            PodSpec spec,
            List<ContainerStatus> inits,
            List<ContainerStatus> mains,
            boolean initialized,
            boolean ended) {
        Count count = new Count();
        for (int i = 0; i < inits.size(); i++) {
            Container init = spec.initContainers().get(i);
            if (PodView.isSidecar(init)) count.addSidecar(inits.get(i));
            else count.addInit(inits.get(i));
        }
        mains.forEach(count::addMain);
        String policy = spec.restartPolicy().orElse("Always");
        if (count.failedInits > 0 && policy.equals("Never")) return FAILED;
        if (count.pendingInits > 0 || (count.pendingSidecars > 0 && !initialized) || count.waiting > 0) return PENDING;
        if (count.running > 0) return RUNNING;
        if (count.stopped == 0) return PENDING;
        PodPhase end = count.stopped == count.succeeded ? SUCCEEDED : FAILED;
        if (ended) return end;
        if (policy.equals("Always")) return RUNNING;
        return end == SUCCEEDED || policy.equals("Never") ? end : RUNNING;
    }

    /** How many containers are in which state. */
    private static final class Count {
        private int pendingInits;
        private int failedInits;
        private int pendingSidecars;
        private int running;
        private int waiting;
        private int stopped;
        private int succeeded;

        void addInit(ContainerStatus status) {
            if (status.state().terminated().isPresent()) {
                if (status.state().terminated().get().exitCode() != 0) failedInits++;
            } else if (status.state().running().isEmpty()
                    && status.lastState().terminated().isPresent()) {
                if (status.lastState().terminated().get().exitCode() != 0) failedInits++;
            } else {
                pendingInits++;
            }
        }

        void addSidecar(ContainerStatus status) {
            if (status.state().running().isPresent()) {
                running++;
                if (!status.started().orElse(false)) pendingSidecars++;
            } else if (status.state().terminated().isEmpty()
                    && status.lastState().terminated().isEmpty()) {
                pendingSidecars++;
                waiting++;
            }
        }

        void addMain(ContainerStatus status) {
            if (status.state().running().isPresent()) {
                running++;
            } else if (status.state().terminated().isPresent()) {
                stopped++;
                if (status.state().terminated().get().exitCode() == 0) succeeded++;
            } else if (status.lastState().terminated().isPresent()) {
                stopped++;
            } else {
                waiting++;
            }
        }
    }
}
