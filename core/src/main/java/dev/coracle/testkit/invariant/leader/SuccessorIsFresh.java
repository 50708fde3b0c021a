package dev.coracle.testkit.invariant.leader;

import dev.coracle.api.ListOptions;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Course;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A new leader writes nothing before it knows everything that was committed until it took the lease: what the leader
 * before it did is in that. Judged by the watches of all pods and all nodes that it has open at its first write.
 */
final class SuccessorIsFresh extends ElectionInvariant implements NetworkObserver {
    private final Map<Class<?>, Course> changes = new LinkedHashMap<>();
    /** By number. */
    private final Map<Long, Open> open = new LinkedHashMap<>();

    /** A watch that is open, and up to where it was told. */
    private static final class Open {
        final ObservedWatch watch;
        long told;

        Open(ObservedWatch watch, long told) {
            this.watch = watch;
            this.told = told;
        }
    }

    SuccessorIsFresh(Elections elections) {
        super(elections);
        kinds().forEach(kind -> changes.put(kind, new Course()));
    }

    @Override
    public String promise() {
        return "A new leader writes nothing before it knows all that was committed until it took the lease.";
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of(Pod.class, Node.class);
    }

    @Override
    public void begin(Setting setting) {
        super.begin(setting);
        setting.simulation().ifPresent(it -> it.observe(this));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        ApiObject object = change.after().or(change::before).orElseThrow();
        changes.forEach((kind, course) -> {
            if (kind.isInstance(object)) course.add(change);
        });
        return super.judge(change, state);
    }

    @Override
    public void opened(ObservedWatch watch) {
        ListOptions options = watch.request().list();
        boolean all = options.labelSelector().isEmpty()
                && options.fieldSelector().isEmpty()
                && watch.request().namespace().isEmpty();
        boolean known = !options.resourceVersion().isEmpty()
                && changes.containsKey(watch.request().resource().type());
        if (all && known) {
            open.put(watch.number(), new Open(watch, Long.parseLong(options.resourceVersion())));
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        Open watch = open.get(delivery.watch().number());
        if (watch == null) return;
        for (WatchEvent event : delivery.events()) watch.told = Math.max(watch.told, revision(event));
    }

    private static long revision(WatchEvent event) {
        String version = event.resourceVersion();
        return version.isEmpty() ? 0 : Long.parseLong(version);
    }

    @Override
    public void closed(ObservedWatch watch) {
        open.remove(watch.number());
    }

    @Override
    public void wrote(ObservedCall call, Candidate candidate, Tenures tenures) {
        if (candidate.hasWorked || candidate.acquired == 0) return;
        for (Open it : open.values()) {
            if (it.watch.owner().equals(candidate.process)) findings.add(judge(call, candidate, it.watch, it.told));
        }
    }

    private Verdict judge(ObservedCall call, Candidate candidate, ObservedWatch watch, long told) {
        Class<?> type = watch.request().resource().type();
        long last = Optional.ofNullable(changes.get(type))
                .flatMap(it -> it.last(candidate.acquired))
                .map(Change::revision)
                .orElse(0L);
        if (last <= told) return Verdict.kept();
        return Verdict.broken(
                candidate.process,
                "began its term at revision " + candidate.acquired + " with " + Writes.text(call) + " when it knew of "
                        + watch.request().resource().plural() + " up to " + told,
                "know of " + last + " before");
    }
}
