package dev.coracle.testkit.invariant.api;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pod's phase goes from Pending to Running to Succeeded or Failed, and never back; one of the last two is the last
 * (Kubernetes, "pod lifecycle"; kubernetes#58711).
 */
final class PhaseMonotone implements Invariant {
    private static final List<String> ORDER = List.of("", "Pending", "Running", "Succeeded", "Failed");

    /** The phase of each pod, by uid; for lookup only. */
    private final Map<String, String> phases = new HashMap<>();

    @Override
    public String promise() {
        return "A pod's phase goes forward, and Succeeded and Failed are final; who has init containers may begin anew.";
    }

    @Override
    public Term term() {
        return Term.ALWAYS;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of(Pod.class);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        if (change.after(Pod.class).isEmpty()) {
            change.before().ifPresent(it -> phases.remove(it.uid()));
            return Verdict.silent();
        }
        Pod pod = change.after(Pod.class).get();
        String before = phases.getOrDefault(pod.uid(), "");
        String now = phase(pod);
        if (before.equals(now)) return Verdict.silent();
        phases.put(pod.uid(), now);
        boolean wasFinal = before.equals("Succeeded") || before.equals("Failed");
        if (!wasFinal && ORDER.indexOf(now) > ORDER.indexOf(before)) return Verdict.kept();
        if (before.equals("Running") && now.equals("Pending") && beginsAnew(pod)) return Verdict.kept();
        return Verdict.broken("pod " + pod.key(), "was " + before + " and is " + now, "go forward or stay");
    }

    /** Where its machine was off, its init containers run once more, and until they are through it is Pending. */
    private static boolean beginsAnew(Pod pod) {
        return pod.spec().initContainers().stream()
                .anyMatch(it -> !it.restartPolicy().orElse("").equals("Always"));
    }

    private static String phase(Pod pod) {
        return pod.status().phase().orElse("");
    }

    /** Whether what was remembered is what the state shows. */
    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) {
            String remembered = phases.getOrDefault(pod.uid(), "");
            if (!remembered.equals(phase(pod)))
                verdict = verdict.and(
                        Verdict.broken("pod " + pod.key(), "is remembered as " + remembered, "be " + phase(pod)));
        }
        return verdict;
    }
}
