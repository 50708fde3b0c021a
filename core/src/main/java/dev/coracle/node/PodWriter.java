package dev.coracle.node;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Pods;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Preconditions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes about single pods, and what came of it. On the worker for calls. */
final class PodWriter {
    private static final Logger log = LoggerFactory.getLogger(Kubelet.class);

    private final Pods pods;

    PodWriter(Pods pods) {
        this.pods = pods;
    }

    /**
     * What came of a write.
     *
     * @param end which way it went
     * @param pod as it is stored now, as far as that is known
     */
    record Result(End end, Optional<Pod> pod) {
        /** The ways it can go. */
        enum End {
            /** Done. */
            DONE,
            /** Not done, since somebody else wrote in between: decide again. */
            OVERTAKEN,
            /** There is no such pod any more. */
            GONE,
            /** Perhaps done: try again later. */
            FAILED
        }

        private static Result of(End end) {
            return new Result(end, Optional.empty());
        }
    }

    /** Writes the status, if the pod was not changed since. */
    Result report(Pod pod, PodStatus status) {
        return attempt(pod, "status", in -> {
            try {
                return new Result(Result.End.DONE, Optional.of(in.updateStatus(pod.withStatus(status))));
            } catch (ApiException e) {
                if (!e.isConflict()) throw e;
                return overtaken(in, pod);
            }
        });
    }

    /** What a conflict means; where nobody has written in between, nobody knows why, and it is not to be tried at once. */
    private static Result overtaken(Pods in, Pod pod) {
        Pod stored = in.get(pod.name());
        if (!stored.uid().equals(pod.uid())) return Result.of(Result.End.GONE);
        if (stored.resourceVersion().equals(pod.resourceVersion())) return Result.of(Result.End.FAILED);
        return new Result(Result.End.OVERTAKEN, Optional.of(stored));
    }

    /** Lets the object of a pod go that has ended; this very pod, and no later one of its name. */
    Result delete(Pod pod) {
        DeleteOptions now = DeleteOptions.builder()
                .gracePeriodSeconds(0)
                .preconditions(Preconditions.builder().uid(pod.uid()).build())
                .build();
        return attempt(pod, "deletion", in -> {
            try {
                in.delete(pod.name(), now);
                return Result.of(Result.End.DONE);
            } catch (ApiException e) {
                if (!e.isConflict()) throw e;
                boolean another = !in.get(pod.name()).uid().equals(pod.uid());
                return Result.of(another ? Result.End.GONE : Result.End.FAILED);
            }
        });
    }

    private interface Write {
        Result to(Pods pods);
    }

    private Result attempt(Pod pod, String what, Write write) {
        try {
            return write.to(pods.in(pod.namespace()));
        } catch (ApiException e) {
            if (e.isNotFound()) return Result.of(Result.End.GONE);
            log.atWarn()
                    .addKeyValue("pod", pod.key())
                    .addKeyValue("write", what)
                    .addKeyValue("why", e.getMessage())
                    .log("pod not written: refused");
        } catch (UnreachableException | UnknownOutcomeException e) {
            log.atDebug()
                    .addKeyValue("pod", pod.key())
                    .addKeyValue("write", what)
                    .addKeyValue("why", e.getMessage())
                    .log("to be tried again");
        }
        return Result.of(Result.End.FAILED);
    }
}
