package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.cluster.KubeScheduler;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.reference.ReferenceScheduler;

/** Whether the reference knows all by which a scheduler judges a pod, so that it can say where the pod fits. */
final class Knowledge {
    private Knowledge() {}

    /** Whether it does: of volumes it knows nothing, and what an extender says nobody else can tell. */
    static boolean isWhole(Setting setting, Pod pod) {
        return ReferenceScheduler.knows(pod)
                && setting.cluster()
                        .definition()
                        .scheduler()
                        .filter(it -> it instanceof KubeScheduler kube
                                && !kube.options().extenders().isEmpty())
                        .isEmpty();
    }
}
