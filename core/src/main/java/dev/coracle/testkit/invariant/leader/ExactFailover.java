package dev.coracle.testkit.invariant.leader;

import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.Verb;
import dev.coracle.controllers.Owners;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Over a change of leaders no pod is made twice for one need, and none is bound twice: a leader makes no pod for a replica
 * set that has, with pods that a leader before it made, as many as it wants already (kubernetes#129795).
 *
 * <p>A set that somebody has made smaller a moment ago is not judged: the leader may not know yet. Nor is a pod that a leader
 * asked for in its term and that the server makes when another leads: see {@link OneActingLeader}.
 */
final class ExactFailover extends ElectionInvariant implements NetworkObserver {
    /** Who made each living pod, by the uid of its set and its own. */
    private final Map<String, Map<String, String>> makers = new HashMap<>();

    private final Map<String, Wish> wishes = new HashMap<>();
    private final Map<String, String> binders = new HashMap<>();
    private Duration now = Duration.ZERO;

    /**
     * How many pods a set wants.
     *
     * @param since since when it wants so few
     */
    private record Wish(int replicas, Duration since) {}

    ExactFailover(Elections elections) {
        super(elections);
    }

    @Override
    public String promise() {
        return "Over a change of leaders nothing is made twice for one need, and nothing bound twice.";
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of(Pod.class, ReplicaSet.class);
    }

    @Override
    public void begin(Setting setting) {
        super.begin(setting);
        setting.simulation().ifPresent(it -> it.observe(this));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        change.after().ifPresentOrElse(this::see, () -> change.before().ifPresent(this::gone));
        return super.judge(change, state);
    }

    @Override
    public void called(ObservedCall call) {
        now = call.time();
        call.response()
                .filter(it -> it instanceof ApiResponse.Done done && done.body() instanceof ApiObject)
                .ifPresent(it -> see((ApiObject) ((ApiResponse.Done) it).body()));
    }

    private void see(ApiObject object) {
        if (object instanceof ReplicaSet set) {
            int replicas = set.spec().replicas().orElse(1);
            Wish before = wishes.get(set.uid());
            if (before == null || before.replicas() != replicas) wishes.put(set.uid(), new Wish(replicas, now));
        } else if (object instanceof Pod pod && hasEnded(pod)) {
            gone(pod);
        }
    }

    private static boolean hasEnded(Pod pod) {
        return pod.isTerminating() || PodConditions.isFinished(pod);
    }

    private void gone(ApiObject object) {
        binders.remove(object.uid());
        wishes.remove(object.uid());
        owner(object).map(makers::get).ifPresent(it -> it.remove(object.uid()));
    }

    private static Optional<String> owner(ApiObject object) {
        return Owners.controllerOf(object).map(OwnerReference::uid);
    }

    @Override
    public void wrote(ObservedCall call, Candidate candidate, Tenures tenures) {
        if (call.request().verb() != Verb.CREATE) return;
        now = call.time();
        if (call.request().subresource().equals("binding")) findings.add(bound(call, candidate));
        else if (((ApiResponse.Done) call.response().orElseThrow()).body() instanceof Pod pod && !isLate(call, tenures))
            made(pod, candidate);
    }

    private static boolean isLate(ObservedCall call, Tenures tenures) {
        return !tenures.holderAt(call.sent()).equals(tenures.holder());
    }

    private Verdict bound(ObservedCall call, Candidate candidate) {
        String uid = call.request()
                .body()
                .filter(it -> it instanceof Body.Typed typed && typed.value() instanceof ApiObject)
                .map(it -> ((ApiObject) ((Body.Typed) it).value()).uid())
                .orElse("");
        String before = uid.isEmpty() ? null : binders.putIfAbsent(uid, candidate.identity);
        if (before == null) return Verdict.kept();
        return Verdict.broken(
                "pod " + call.request().name(), "was bound by " + before + " and by " + candidate, "be bound once");
    }

    private void made(Pod pod, Candidate candidate) {
        Optional<String> owner = owner(pod);
        Wish wish = owner.map(wishes::get).orElse(null);
        if (wish == null) return;
        Map<String, String> living = makers.computeIfAbsent(owner.get(), it -> new LinkedHashMap<>());
        boolean others = living.values().stream().anyMatch(it -> !it.equals(candidate.identity));
        living.put(pod.uid(), candidate.identity);
        boolean settled = now.minus(wish.since()).compareTo(bounds().staleness()) > 0;
        if (others) findings.add(Verdict.kept());
        if (!others || !settled || living.size() <= wish.replicas()) return;
        findings.add(Verdict.broken(
                "pod " + pod.key(),
                "was made by " + candidate + " as number " + living.size() + ", with pods of a leader before",
                "not be made for a set of " + wish.replicas()));
    }
}
