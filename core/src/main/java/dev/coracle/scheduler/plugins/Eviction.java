package dev.coracle.scheduler.plugins;

import dev.coracle.api.ApiException;
import dev.coracle.model.Time;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.scheduler.framework.EventSink.Tone;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.WaitingPod;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out preemptions beside the scheduling: the last victim is deleted after all others, so that the event of its
 * deletion comes when everything is done and brings the pod back.
 */
final class Eviction {
    private static final Logger log = LoggerFactory.getLogger(Eviction.class);

    private final Handle handle;
    private final ObjectLister<Pod> pods;
    private final Set<String> underWay = new HashSet<>();

    Eviction(Handle handle) {
        this.handle = handle;
        pods = handle.objects(Pod.class);
    }

    /** Whether room is still being made for a pod. */
    boolean isUnderWay(String uid) {
        return underWay.contains(uid);
    }

    void begin(PodInfo pod, Candidate candidate) {
        underWay.add(pod.uid());
        withdrawNominations(pod, candidate.node().name());
        new Round(pod, candidate).begin();
    }

    /** Less important pods that wait for the same node may not fit any more. */
    private void withdrawNominations(PodInfo pod, String node) {
        for (PodInfo other : handle.nominatedPods(node)) {
            if (other.priority() >= pod.priority()) continue;
            handle.background(
                    other.pod(),
                    () -> handle.writes().nominate(other.pod(), ""),
                    thrown -> thrown.ifPresent(e -> warn("withdrawing a nomination failed", other, e)));
        }
    }

    private static void warn(String what, PodInfo pod, RuntimeException e) {
        log.atWarn().addKeyValue("pod", pod).addKeyValue("why", e.toString()).log(what);
    }

    /** One preemption: all victims but the last, then the last. */
    private final class Round {
        private final PodInfo pod;
        private final String node;
        private final PodInfo last;
        private final List<PodInfo> others;
        private int pending;
        private boolean failed;

        Round(PodInfo pod, Candidate candidate) {
            this.pod = pod;
            node = candidate.node().name();
            List<PodInfo> victims = candidate.victims().pods();
            last = victims.get(victims.size() - 1);
            others = victims.subList(0, victims.size() - 1);
            pending = others.size();
        }

        void begin() {
            for (PodInfo victim : others) evict(victim, this::oneLess);
            if (others.isEmpty()) finish();
        }

        private void oneLess() {
            if (--pending == 0) finish();
        }

        private void finish() {
            underWay.remove(pod.uid());
            evict(last, this::callBack);
        }

        /** Sees to it that the pod is tried again, where no deletion may come that would bring it back. */
        private void callBack() {
            if (failed) handle.retry(List.of(pod));
            else if (isGone(last)) handle.activate(List.of(pod));
        }

        /** A victim that somebody else drove away may have gone while the pod was not to be tried. */
        private boolean isGone(PodInfo victim) {
            return pods.find(victim.namespace(), victim.name())
                    .filter(it -> it.uid().equals(victim.uid()))
                    .isEmpty();
        }

        private void evict(PodInfo victim, Runnable then) {
            boolean waits = handle.waitingPod(victim.uid()).isPresent();
            handle.background(victim.pod(), () -> delete(victim, waits), thrown -> {
                if (waits && !refuse(victim)) {
                    evict(victim, then); // it was let go meanwhile
                    return;
                }
                failed |= thrown.isPresent();
                thrown.ifPresent(e -> warn("eviction failed", victim, e));
                then.run();
            });
        }

        private boolean refuse(PodInfo victim) {
            Optional<? extends WaitingPod> waiting = handle.waitingPod(victim.uid());
            waiting.ifPresent(it -> it.reject(DefaultPreemption.NAME, "preempted"));
            return waiting.isPresent();
        }

        private void delete(PodInfo victim, boolean waits) {
            if (waits || victim.isTerminating() || !mark(victim)) return;
            handle.writes().delete(victim.pod());
            handle.events()
                    .record(Tone.NORMAL, victim.pod(), Optional.of(pod.pod()), "Preempted", "Preempting", note());
        }

        /** Says why a victim goes; returns whether it was still there. */
        private boolean mark(PodInfo victim) {
            try {
                handle.writes().setCondition(victim.pod(), disrupted(), Optional.empty());
                return true;
            } catch (ApiException e) {
                if (e.isNotFound()) return false;
                throw e;
            }
        }

        private String note() {
            return "Preempted by pod " + pod.uid() + " on node " + node;
        }

        private PodCondition disrupted() {
            String scheduler = pod.spec().schedulerName().orElse("default-scheduler");
            return PodCondition.builder()
                    .type("DisruptionTarget")
                    .status("True")
                    .reason("PreemptionByScheduler")
                    .message(scheduler + ": preempting to accommodate a higher priority pod")
                    .lastTransitionTime(new Time(handle.clock().now()))
                    .build();
        }
    }
}
