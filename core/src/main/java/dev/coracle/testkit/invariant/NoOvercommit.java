package dev.coracle.testkit.invariant;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.ResourceNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * No pod is bound to a node that cannot hold it beside the pods it has.
 *
 * <p>Counted as the scheduler counts: every resource that the pod asks for, with init containers, sidecars and overhead,
 * and the number of pods; a pod counts from its binding until it has succeeded, failed or gone. What a binding does is
 * judged, not what else makes a node too small: that it shrinks, that a running pod is given more, that a pod is made
 * with its node already chosen. But those count against the bindings that follow, once a scheduler must know: a node that
 * has just shrunk may be filled as it was. Not judged is what a scheduler sent that had rivals, and was on its way for
 * so long that another may lead: that one may have filled the node meanwhile.
 */
public final class NoOvercommit implements Invariant {
    private static final String BYTES = ResourceNames.MEMORY;

    private final NodeLoads loads = new NodeLoads();
    private final Shrinking shrinking = new Shrinking();
    private Optional<Setting> setting = Optional.empty();

    /** For one monitor. */
    public NoOvercommit() {}

    @Override
    public void begin(Setting run) {
        setting = Optional.of(run);
    }

    @Override
    public String promise() {
        return "No pod is bound to a node that cannot hold it beside the pods it has.";
    }

    @Override
    public Term term() {
        return Term.ALWAYS;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of(Pod.class, Node.class);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        shrinking.take(change);
        change.before(Pod.class).ifPresent(loads::remove);
        change.after(Pod.class).ifPresent(loads::put);
        Optional<Pod> bound = change.bound();
        if (bound.isEmpty() || isFromBefore(change)) return Verdict.silent();
        return NodeLoads.place(bound.get())
                .flatMap(name -> state.find(Node.class, new ObjectKey("", name)))
                .map(node -> judge(bound.get(), node, seen(change.time())))
                .orElse(Verdict.silent());
    }

    /** Whether another scheduler may lead since this was sent: nobody can hold it back, and the kubelet refuses the pod. */
    private boolean isFromBefore(Change binding) {
        return setting.filter(it -> !it.bounds().elections().isEmpty())
                .map(it -> it.authors().sent(binding).plus(it.bounds().betweenTerms()))
                .filter(it -> it.isBefore(binding.time()))
                .isPresent();
    }

    /** Until when a scheduler has surely seen everything. */
    private Instant seen(Instant now) {
        if (setting.isEmpty()) return now;
        Instant seen = now.minus(setting.get().bounds().staleness());
        boolean able = setting.get()
                .calm()
                .ofScheduler()
                .filter(it -> !it.isAfter(seen))
                .isPresent();
        return able ? seen : Instant.MIN;
    }

    private Verdict judge(Pod bound, Node node, Instant seen) {
        Verdict verdict = Verdict.kept();
        for (String resource : NodeLoads.asked(bound).keySet()) {
            long held = loads.on(node.name()).getOrDefault(resource, 0L);
            long allocatable = shrinking.believed(node, resource, seen);
            if (held > allocatable) verdict = verdict.and(overcommitted(bound, node, resource, held, allocatable));
        }
        return verdict;
    }

    private Verdict overcommitted(Pod bound, Node node, String resource, long held, long allocatable) {
        String holders = loads.holders(node.name(), resource).stream()
                .map(it -> it.pod() + " " + text(resource, it.amounts().getOrDefault(resource, 0L)))
                .collect(Collectors.joining(", "));
        return Verdict.broken(
                "node " + node.name(),
                "holds " + text(resource, held) + " of " + resource + " with " + bound.key() + " (" + holders + ")",
                "hold no more than the " + text(resource, allocatable) + " that it can allocate");
    }

    private static String text(String resource, long amount) {
        if (resource.equals(ResourceNames.CPU)) return Quantity.ofMilli(amount).toString();
        boolean bytes = resource.equals(BYTES)
                || resource.equals(ResourceNames.EPHEMERAL_STORAGE)
                || resource.startsWith(ResourceNames.HUGE_PAGES);
        return (bytes ? Quantity.ofBytes(amount) : Quantity.of(amount)).toString();
    }

    /** Whether the count that was kept is that of the state. */
    @Override
    public Verdict audit(ClusterState state) {
        Map<String, Map<String, Long>> recount = NodeLoads.of(state).all();
        if (recount.equals(loads.all())) return Verdict.silent();
        return Verdict.broken("the count of all nodes", "is " + loads.all(), "be " + recount);
    }
}
