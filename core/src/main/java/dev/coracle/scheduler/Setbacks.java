package dev.coracle.scheduler;

import dev.coracle.model.Time;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.scheduler.framework.EventSink.Tone;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.queue.PodChanges;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to pods that were not scheduled: undoes what was done for them, queues them again, says why. */
final class Setbacks {
    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    private final Desk desk;
    private final Outside outside;

    Setbacks(Desk desk, Outside outside) {
        this.desk = desk;
        this.outside = outside;
    }

    /** A pod that was given a node is not bound to it. */
    void takeBack(Placement placement, Status why) {
        boolean freed = release(placement);
        putBack(placement.queued, Setback.of(why));
        if (freed && placement.wasSeen) tellOthers(placement);
    }

    /** A pod that was given a node is gone, or was bound by somebody else. */
    void drop(Placement placement) {
        if (release(placement)) tellOthers(placement);
    }

    private boolean release(Placement placement) {
        placement.framework.unreserve(placement.attempt, placement.node);
        return desk.cache().forget(placement.pod().uid());
    }

    /** The room that the pod held is there for others; for itself it was no matter. */
    private void tellOthers(Placement placement) {
        Pod pod = Desk.on(placement.node, placement.object());
        desk.queue()
                .happened(
                        PodChanges.deleted(pod),
                        other -> !other.uid().equals(pod.uid()),
                        desk.clock().nanos());
    }

    /** A pod found no node, or lost it. */
    void putBack(QueuedPod queued, Setback setback) {
        PodInfo tried = queued.info();
        Optional<Pod> latest =
                desk.latest(tried.pod()).filter(pod -> pod.spec().nodeName().isEmpty());
        if (latest.isEmpty()) {
            desk.queue().done(tried.uid());
            desk.nominator().remove(tried.uid());
            return;
        }
        Pod pod = latest.get();
        PodInfo info = pod == tried.pod() ? tried : PodInfo.of(pod);
        long now = desk.clock().nanos();
        desk.queue().putBack(queued, info, setback.unschedulable(), setback.pending(), now);
        setback.nominate()
                .ifPresentOrElse(
                        node -> desk.nominator().nominate(info, node),
                        () -> desk.nominator().see(info));
        log.atDebug()
                .addKeyValue("pod", info)
                .addKeyValue("why", setback.message())
                .log("not scheduled");
        outside.events()
                .record(Tone.WARNING, pod, Optional.empty(), "FailedScheduling", "Scheduling", setback.message());
        write(pod, setback);
    }

    /** Writes the condition and the nomination where they say something new. */
    private void write(Pod pod, Setback setback) {
        Optional<PodCondition> said = pod.status().conditions().stream()
                .filter(it -> it.type().equals("PodScheduled"))
                .findFirst();
        PodCondition says = condition(setback, said, outside.clock().now());
        String nominated = pod.status().nominatedNodeName().orElse("");
        Optional<String> nominate = setback.nominate().filter(node -> !node.equals(nominated));
        if (nominate.isEmpty() && said.filter(it -> isSame(it, says)).isPresent()) return;
        outside.background(
                pod,
                () -> outside.writes().setCondition(pod, says, nominate),
                failure -> failure.ifPresent(e -> log.atInfo()
                        .addKeyValue("pod", pod.key())
                        .addKeyValue("why", e.toString())
                        .log("condition not written")));
    }

    private static PodCondition condition(Setback setback, Optional<PodCondition> said, Instant now) {
        Optional<Time> since = said.filter(it -> it.status().equals("False")).flatMap(PodCondition::lastTransitionTime);
        return PodCondition.builder()
                .type("PodScheduled")
                .status("False")
                .reason(setback.reason())
                .message(setback.message())
                .lastTransitionTime(since.orElse(new Time(now)))
                .build();
    }

    private static boolean isSame(PodCondition a, PodCondition b) {
        return a.status().equals(b.status())
                && a.reason().equals(b.reason())
                && a.message().equals(b.message());
    }
}
