package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.platform.Entropy;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeReasons;
import dev.coracle.scheduler.framework.NodeStatuses;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PostFilterPlugin;
import dev.coracle.scheduler.framework.PostFilterResult;
import dev.coracle.scheduler.framework.PreEnqueuePlugin;
import dev.coracle.scheduler.framework.Status;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes room for a pod that fits nowhere by deleting less important ones from the node where that does least harm. The
 * pod then waits for that node, and is tried again when they are gone.
 */
public final class DefaultPreemption implements PostFilterPlugin, PreEnqueuePlugin, EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "DefaultPreemption";

    private static final Status NOT_HELPFUL =
            Status.unresolvable("Preemption is not helpful for scheduling").by(NAME);
    private static final Status UNDER_WAY = Status.unschedulable(
                    "waiting for the preemption for this pod to be finished")
            .by(NAME);

    private final DefaultPreemptionArgs args;
    private final Handle handle;
    private final ObjectLister<Pod> pods;
    private final Budgets budgets;
    private final Entropy offsets;
    private final Eviction eviction;

    /** The plugin. */
    public DefaultPreemption(DefaultPreemptionArgs args, Handle handle) {
        this.args = args;
        this.handle = handle;
        pods = handle.objects(Pod.class);
        budgets = new Budgets(handle.objects(PodDisruptionBudget.class));
        offsets = handle.entropy().stream("preemption");
        eviction = new Eviction(handle);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status preEnqueue(PodInfo pod) {
        return eviction.isUnderWay(pod.uid()) ? UNDER_WAY : Status.success();
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(EventRegistration.of(ClusterEvent.of(ClusterEvent.POD, Action.DELETE)));
    }

    @Override
    public PostFilterResult postFilter(CycleState state, PodInfo judged, NodeStatuses statuses) {
        Optional<Pod> latest = pods.find(judged.namespace(), judged.name());
        if (latest.isEmpty()) {
            return PostFilterResult.of(Status.error("preemption: pod \"" + judged.name() + "\" not found"));
        }
        PodInfo pod = PodInfo.of(latest.get());
        Optional<String> objection = objection(pod, statuses);
        if (objection.isPresent()) {
            return PostFilterResult.of(Status.unschedulable("preemption: " + objection.get()));
        }
        Importance importance = new Importance(handle.clock().now());
        NodeReasons reasons = new NodeReasons();
        List<Candidate> candidates = candidates(state, pod, statuses, importance, reasons);
        if (candidates.isEmpty()) {
            String text = NodeReasons.headline(handle.snapshot().nodes().size()) + " " + reasons + ".";
            return PostFilterResult.hopeless(Status.unschedulable("preemption: " + text));
        }
        try {
            candidates = new ExtenderReview(handle).of(pod, candidates);
        } catch (RuntimeException e) {
            return PostFilterResult.of(Status.error("preemption: " + e.getMessage(), e));
        }
        if (candidates.isEmpty()) {
            return PostFilterResult.of(Status.unschedulable("preemption: no candidate node for preemption"));
        }
        Candidate best = candidates.stream().min(Candidate.best(importance)).orElseThrow();
        eviction.begin(pod, best);
        return PostFilterResult.nominated(best.node().name(), best.victims().pods());
    }

    /** Why the pod may not preempt others. */
    private Optional<String> objection(PodInfo pod, NodeStatuses statuses) {
        if (pod.spec().preemptionPolicy().filter("Never"::equals).isPresent()) {
            return Optional.of("not eligible due to preemptionPolicy=Never.");
        }
        Optional<? extends NodeInfo> nominated =
                pod.pod().status().nominatedNodeName().flatMap(handle.snapshot()::node);
        if (nominated.isEmpty() || isHopeless(statuses.of(nominated.get()))) return Optional.empty();
        boolean leaving = nominated.get().pods().stream()
                .anyMatch(other -> other.priority() < pod.priority() && isLeavingByPreemption(other));
        return leaving ? Optional.of("not eligible due to a terminating pod on the nominated node.") : Optional.empty();
    }

    private static boolean isHopeless(Status status) {
        return status.code() == Status.Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
    }

    private static boolean isLeavingByPreemption(PodInfo pod) {
        return pod.isTerminating()
                && pod.pod().status().conditions().stream().anyMatch(DefaultPreemption::saysPreempted);
    }

    private static boolean saysPreempted(PodCondition condition) {
        return condition.type().equals("DisruptionTarget")
                && condition.status().equals("True")
                && condition.reason().filter("PreemptionByScheduler"::equals).isPresent();
    }

    /** Enough nodes with victims, those first where no budget is broken; and why the others have none. */
    private List<Candidate> candidates(
            CycleState state, PodInfo pod, NodeStatuses statuses, Importance importance, NodeReasons reasons) {
        List<? extends NodeInfo> all = handle.snapshot().nodes();
        List<NodeInfo> potential = new ArrayList<>(all.size());
        for (NodeInfo node : all) {
            if (statuses.of(node).code() == Status.Code.UNSCHEDULABLE) potential.add(node);
        }
        reasons.count(NOT_HELPFUL, all.size() - potential.size());
        if (potential.isEmpty()) return List.of();
        budgets.look();
        VictimSearch search = new VictimSearch(handle, state, pod, budgets, importance);
        int offset = (int) offsets.below(potential.size());
        int enough = args.candidates(potential.size());
        List<Candidate> harmless = new ArrayList<>();
        List<Candidate> harmful = new ArrayList<>();
        for (int i = 0; i < potential.size(); i++) {
            NodeInfo node = potential.get((offset + i) % potential.size());
            Either<Status, Victims> found = search.on(node);
            if (found.isLeft()) reasons.count(found.getLeft(), 1);
            else (found.get().violations() == 0 ? harmless : harmful).add(new Candidate(node, found.get()));
            if (!harmless.isEmpty() && harmless.size() + harmful.size() >= enough) break;
        }
        harmless.addAll(harmful);
        return harmless;
    }
}
