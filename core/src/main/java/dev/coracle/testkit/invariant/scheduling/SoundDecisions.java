package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Optional;

/**
 * A node that the scheduler chooses passes every filter of Kubernetes' default profile when all that the scheduler knows is
 * counted anew: resources, ports, selectors, taints, spreading, affinity, and room for pods that wait.
 *
 * <p>Holds for profiles with the default filters and more, not for one that leaves some out.
 */
final class SoundDecisions extends FromInside {
    SoundDecisions() {
        super("A pod is given a node only where it fits, as far as the scheduler knows.", Term.ALWAYS);
    }

    @Override
    public void judged(SchedulingView view, Judgement judgement) {
        Optional<String> node = judgement.node();
        if (node.isEmpty()) return;
        Pod pod = judgement.pod().pod();
        saw(View.reference(view)
                .refusal(pod, node.get())
                .map(it -> Verdict.broken(
                        "pod " + pod.key(), "was given " + node.get() + " although: " + it, "be given another node"))
                .orElse(Verdict.kept()));
    }
}
