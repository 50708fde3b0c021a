package dev.coracle.scheduler;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.WaitingPod;
import dev.coracle.scheduler.queue.Happening;
import dev.coracle.scheduler.queue.PodChanges;
import java.util.Optional;

/** Takes in what becomes of pods: those on nodes are counted there, ours without a node are queued. */
final class PodFeed implements Feed<Pod> {
    private final Desk desk;

    PodFeed(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void added(Pod pod) {
        if (isOnNode(pod)) comesToNode(pod);
        else if (isOurs(pod)) desk.queue().add(PodInfo.of(pod), desk.clock().nanos());
    }

    @Override
    public void updated(Pod before, Pod after) {
        if (isOnNode(before)) {
            desk.cache().put(after);
            for (Happening change : PodChanges.between(before, after)) desk.happened(change);
        } else if (isOnNode(after)) {
            comesToNode(after);
        } else if (isOurs(after)) {
            changesInQueue(before, after);
        }
    }

    @Override
    public void deleted(Pod last) {
        if (isOnNode(last)) {
            desk.cache().remove(last.uid());
            desk.happened(PodChanges.deleted(last));
        } else if (isOurs(last)) {
            leavesQueue(last);
        }
    }

    private static boolean isOnNode(Pod pod) {
        return pod.spec().nodeName().isPresent();
    }

    private boolean isOurs(Pod pod) {
        return desk.frameworkOf(pod).isPresent();
    }

    private void comesToNode(Pod pod) {
        desk.cache().put(pod);
        desk.queue().remove(pod.uid());
        desk.waiting().find(pod.uid()).ifPresent(PodFeed::letGo); // somebody else bound it
        desk.happened(PodChanges.added(pod));
    }

    private static void letGo(WaitingPod pod) {
        pod.reject("", "removed");
    }

    private void changesInQueue(Pod before, Pod after) {
        if (desk.cache().isAssumed(after.uid())) {
            if (after.isTerminating() && !before.isTerminating()) losesNode(after);
            return;
        }
        desk.queue().update(before, PodInfo.of(after), desk.clock().nanos());
        String nominated = before.status().nominatedNodeName().orElse("");
        if (!nominated.equals(after.status().nominatedNodeName().orElse(""))) leavesRoom(before);
    }

    private void leavesQueue(Pod pod) {
        desk.queue().remove(pod.uid());
        if (desk.cache().isAssumed(pod.uid())) losesNode(pod);
        else leavesRoom(pod);
    }

    /** A pod that was given a node goes before it is bound. */
    private void losesNode(Pod pod) {
        String node = desk.cache().state().nodeOf(pod.uid()).orElse("");
        Optional<WaitingPod> held = desk.waiting().find(pod.uid());
        held.ifPresent(PodFeed::letGo);
        if (held.isEmpty() && desk.cache().forget(pod.uid())) desk.happened(PodChanges.deleted(Desk.on(node, pod)));
    }

    private void leavesRoom(Pod pod) {
        pod.status().nominatedNodeName().filter(node -> !node.isEmpty()).ifPresent(node -> desk.leavesRoom(pod, node));
    }
}
