package dev.coracle.examples.gang;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.Objects;

/** What the cluster looks like to a group, as a number: where that is the same, the group will fare the same. */
final class Looks {
    private final Handle handle;
    private final Gangs gangs;

    Looks(Handle handle, Gangs gangs) {
        this.handle = handle;
        this.gangs = gangs;
    }

    /** The group as it is, the nodes as they are, and the pods on them, but for those that the group itself may give back. */
    long of(Gang gang) {
        long look = gang.spec().hashCode();
        for (Pod pod : gang.placed()) look += mixed(pod.uid().hashCode());
        for (Pod pod : gang.unplaced()) look += mixed(pod.uid().hashCode());
        for (NodeInfo node : handle.snapshot().nodes()) look += of(node, gang);
        return look;
    }

    private long of(NodeInfo info, Gang gang) {
        String name = info.name();
        long look = mixed(Objects.hash(name, info.node().metadata().resourceVersion()));
        for (PodInfo pod : info.pods()) {
            if (!isGivenBack(pod.pod(), gang)) look += mixed(Objects.hash(name, pod.uid()));
        }
        for (PodInfo pod : handle.nominatedPods(name)) look += mixed(Objects.hash(pod.uid(), name));
        return look;
    }

    private boolean isGivenBack(Pod pod, Gang gang) {
        return gangs.isReserved(pod)
                && Gangs.nameOf(pod).filter(gang.name()::equals).isPresent();
    }

    /** Spreads a number over 64 bits, so that sums of different numbers hardly ever are the same. */
    private static long mixed(long number) {
        long spread = (number ^ (number >>> 31)) * 0x9E3779B97F4A7C15L;
        spread = (spread ^ (spread >>> 29)) * 0xBF58476D1CE4E5B9L;
        return spread ^ (spread >>> 32);
    }
}
