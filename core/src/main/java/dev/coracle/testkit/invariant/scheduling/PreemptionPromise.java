package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import java.util.List;

/** A promise about which pods are made to leave for another, by what the scheduler knew when it chose them. */
abstract class PreemptionPromise extends FromInside {
    PreemptionPromise(String promise) {
        super(promise, Term.ALWAYS);
    }

    @Override
    public final void judged(SchedulingView view, Judgement judgement) {
        if (judgement.nominated().isEmpty() || judgement.victims().isEmpty()) return;
        if (!Knowledge.isWhole(setting(), judgement.pod().pod())) return;
        List<Pod> victims = judgement.victims().stream().map(PodInfo::pod).toList();
        saw(judge(
                View.cluster(view), judgement.pod().pod(), judgement.nominated().get(), victims));
    }

    /**
     * Judges a preemption.
     *
     * @param cluster before anybody left
     * @param node where room is made
     */
    abstract Verdict judge(ReferenceCluster cluster, Pod pod, String node, List<Pod> victims);

    static String place(Pod pod) {
        return "preemption for pod " + pod.key();
    }

    static List<String> names(List<Pod> pods) {
        return pods.stream().map(it -> it.key().toString()).sorted().toList();
    }
}
