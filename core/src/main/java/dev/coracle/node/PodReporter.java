package dev.coracle.node;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodStatus;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports on one pod: the newest status, when it is not the one that is stored, one write at a time; and lets the object
 * go when the pod has ended and that was reported. On the kubelet's worker.
 */
final class PodReporter {
    private final Surroundings around;
    private final PodWriter writer;
    private final Consumer<Pod> seen;
    private @Nullable Pod pod;
    private @Nullable PodStatus wanted;
    private boolean over;
    private boolean busy;
    private boolean finished;

    /** The last status that was accepted, and what the server made of it. */
    private @Nullable PodStatus accepted;

    private @Nullable PodStatus answered;

    /**
     * A reporter with nothing to report.
     *
     * @param seen told the object as the server answers it
     */
    PodReporter(Surroundings around, PodWriter writer, Consumer<Pod> seen) {
        this.around = around;
        this.writer = writer;
        this.seen = seen;
    }

    /**
     * This is the status now.
     *
     * @param pod its object as it was last seen
     * @param over whether the object may go after that
     */
    void report(Pod pod, PodStatus status, boolean over) {
        this.pod = pod;
        wanted = status;
        this.over = over;
        proceed();
    }

    private void proceed() {
        if (busy || finished || pod == null || wanted == null) return;
        Pod about = pod;
        PodStatus status = wanted;
        if (!isStored(about, status)) call(() -> writer.report(about, status), it -> reported(status, it));
        else if (over) call(() -> writer.delete(about), this::deleted);
    }

    /** Whether the status needs no write: a server that leaves something out of it is not asked again and again. */
    private boolean isStored(Pod about, PodStatus status) {
        return status.equals(about.status())
                || (status.equals(accepted) && about.status().equals(answered));
    }

    private void call(Supplier<PodWriter.Result> write, Consumer<PodWriter.Result> then) {
        busy = true;
        around.calls().execute(() -> {
            PodWriter.Result result = write.get();
            around.worker().execute(() -> {
                busy = false;
                then.accept(result);
            });
        });
    }

    private void reported(PodStatus status, PodWriter.Result result) {
        switch (result.end()) {
            case DONE -> {
                accepted = status;
                answered = result.pod().orElseThrow().status();
                seen.accept(result.pod().get());
            }
            case OVERTAKEN -> seen.accept(result.pod().orElseThrow());
            case GONE -> close();
            case FAILED -> retry();
        }
    }

    private void deleted(PodWriter.Result result) {
        if (result.end() == PodWriter.Result.End.FAILED) retry();
        else close();
    }

    private void retry() {
        busy = true;
        around.worker().after(around.options().podStatusRetry(), () -> {
            busy = false;
            proceed();
        });
    }

    /** Writes nothing any more. */
    void close() {
        finished = true;
    }
}
