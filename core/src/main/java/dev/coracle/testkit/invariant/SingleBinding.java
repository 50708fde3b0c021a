package dev.coracle.testkit.invariant;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod is bound once: its node, once set, never changes and is never taken away, and no other pod of the same uid is ever
 * bound.
 */
public final class SingleBinding implements Invariant {
    private final Map<String, Bound> byUid = new LinkedHashMap<>();

    private record Bound(String pod, String node) {}

    /** For one monitor. */
    public SingleBinding() {}

    @Override
    public String promise() {
        return "A pod is bound once, and stays on its node until it is gone.";
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
        if (change.after(Pod.class).isEmpty()) return Verdict.silent();
        Pod pod = change.after(Pod.class).get();
        String node = node(pod);
        Bound before = byUid.get(pod.uid());
        if (before == null) return bound(pod, node);
        boolean same =
                before.node().equals(node) && before.pod().equals(pod.key().toString());
        if (same) return isOutlived(change) ? again(pod, before) : Verdict.kept();
        byUid.put(pod.uid(), new Bound(pod.key().toString(), node));
        return Verdict.broken(
                "pod " + pod.key() + " (" + pod.uid() + ")",
                "is on " + (node.isEmpty() ? "no node" : node) + " after " + before.pod() + " was on " + before.node(),
                "stay on " + before.node());
    }

    /** Whether an object appears whose uid was seen before. */
    private static boolean isOutlived(Change change) {
        return change.before(Pod.class).isEmpty();
    }

    private static Verdict again(Pod pod, Bound before) {
        return Verdict.broken(
                "pod " + pod.key() + " (" + pod.uid() + ")",
                "is there again, after it was on " + before.node() + " and gone",
                "have a uid of its own");
    }

    private Verdict bound(Pod pod, String node) {
        if (node.isEmpty()) return Verdict.silent();
        byUid.put(pod.uid(), new Bound(pod.key().toString(), node));
        return Verdict.kept();
    }

    private static String node(Pod pod) {
        return pod.spec().nodeName().orElse("");
    }

    /** Whether what was remembered is what the state shows. */
    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) {
            String remembered =
                    Optional.ofNullable(byUid.get(pod.uid())).map(Bound::node).orElse("");
            if (!remembered.equals(node(pod))) {
                verdict = verdict.and(
                        Verdict.broken("pod " + pod.key(), "is remembered on " + remembered, "be on " + node(pod)));
            }
        }
        return verdict;
    }
}
