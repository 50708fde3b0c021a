package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ObjectList;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In the end whoever follows a selection has been told the state that there is: lists and what open watches told since,
 * put together, are the selected objects. What changed a moment ago may be under way.
 */
final class CachesConverge implements Invariant, NetworkObserver {
    private final History nothing = new History();
    private final Map<String, Map<String, Copy>> copies = new LinkedHashMap<>();
    /** When each object changed last; for lookup only. */
    private final Map<String, Instant> changed = new HashMap<>();

    private Duration underWay = Duration.ZERO;
    private Instant now = Instant.EPOCH;

    /** What a process was told of a selection. */
    private static final class Copy {
        final Wanted wanted;
        final Map<ObjectKey, Long> versions = new LinkedHashMap<>();
        long listed;
        int open;

        Copy(Wanted wanted) {
            this.wanted = wanted;
        }
    }

    @Override
    public String promise() {
        return "In the end every open watch has told the state that there is.";
    }

    @Override
    public Term term() {
        return Term.EVENTUALLY;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return History.KINDS;
    }

    @Override
    public void begin(Setting setting) {
        underWay = setting.bounds().staleness();
        setting.simulation().ifPresent(it -> it.observe(this));
    }

    @Override
    public void connected(String process) {
        copies.remove(process);
    }

    private Optional<Copy> copy(String owner, ApiRequest request) {
        return Wanted.of(request, nothing)
                .map(wanted -> copies.computeIfAbsent(owner, it -> new LinkedHashMap<>())
                        .computeIfAbsent(Wanted.text(request), it -> new Copy(wanted)));
    }

    /** Takes a list in, unless it shows an earlier state: who follows does not go back either. */
    @Override
    public void called(ObservedCall call) {
        Optional<ObjectList<?>> list = Answers.list(call).filter(it -> call.answered());
        if (list.isEmpty()) return;
        long revision = Revisions.of(list.get().resourceVersion());
        copy(call.caller(), call.request()).ifPresent(copy -> {
            if (revision < copy.listed) return;
            if (call.request().list().continueToken().isEmpty()) copy.versions.clear();
            copy.listed = revision;
            list.get().items().forEach(it -> copy.versions.put(it.key(), Revisions.of(it)));
        });
    }

    @Override
    public void opened(ObservedWatch watch) {
        copy(watch.owner(), watch.request()).ifPresent(it -> it.open++);
    }

    @Override
    public void delivered(Delivery delivery) {
        copy(delivery.watch().owner(), delivery.watch().request())
                .ifPresent(copy -> delivery.events().forEach(it -> take(copy, it)));
    }

    private static void take(Copy copy, WatchEvent event) {
        Optional<ApiObject> object = event.subject();
        if (object.isEmpty()) return;
        long revision = Revisions.of(object.get());
        long known = copy.versions.getOrDefault(object.get().key(), 0L);
        if (revision < known) return;
        if (event instanceof WatchEvent.Deleted)
            copy.versions.remove(object.get().key());
        else copy.versions.put(object.get().key(), revision);
    }

    @Override
    public void closed(ObservedWatch watch) {
        copy(watch.owner(), watch.request()).ifPresent(it -> it.open = Math.max(0, it.open - 1));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        ApiObject object = change.after().or(change::before).orElseThrow();
        changed.put(object.kind() + " " + object.key(), change.time());
        return Verdict.silent();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        this.now = now;
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        List<Verdict> verdicts = new ArrayList<>();
        copies.forEach((owner, own) -> own.values().forEach(copy -> {
            if (copy.open > 0) verdicts.add(judge(owner, copy, state));
        }));
        return verdicts.stream().reduce(Verdict.silent(), Verdict::and);
    }

    private Verdict judge(String owner, Copy copy, ClusterState state) {
        Wanted wanted = copy.wanted;
        Map<ObjectKey, Long> lost = new LinkedHashMap<>(copy.versions);
        Verdict verdict = Verdict.kept();
        for (Class<? extends ApiObject> kind : kinds()) {
            if (kind != wanted.type()) continue;
            for (ApiObject object : state.all(kind)) {
                if (!wanted.matches(object)) continue;
                Long told = lost.remove(object.key());
                if (told != null && told == Revisions.of(object)) continue;
                if (isUnderWay(wanted, object.key())) continue;
                verdict = verdict.and(Verdict.broken(
                        owner,
                        "was told " + (told == null ? "nothing" : "revision " + told) + " of "
                                + place(wanted, object.key()),
                        "have been told " + object.resourceVersion()));
            }
        }
        return lost.keySet().stream()
                .filter(it -> !isUnderWay(wanted, it))
                .map(it -> Verdict.broken(owner, "was not told that " + place(wanted, it) + " is gone", "have been"))
                .reduce(verdict, Verdict::and);
    }

    private static String place(Wanted wanted, ObjectKey key) {
        return wanted.type().getSimpleName() + " " + key;
    }

    private boolean isUnderWay(Wanted wanted, ObjectKey key) {
        Instant last = changed.getOrDefault(place(wanted, key), Instant.MIN);
        return last.isAfter(now.minus(underWay));
    }
}
