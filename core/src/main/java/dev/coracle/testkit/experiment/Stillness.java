package dev.coracle.testkit.experiment;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Remembers when anything but heartbeats and events changed last, and what did; complains of nothing. */
final class Stillness implements Invariant {
    private final List<Class<? extends ApiObject>> kinds = new ArrayList<>();
    private final Consumer<Supplier<String>> lines;
    /** How often each object has changed since {@link #forget()}. */
    private final Map<Name, Integer> restless = new LinkedHashMap<>();

    private Instant begin = Instant.EPOCH;
    private Instant lastChange = Instant.MIN;
    private int changes;

    private record Name(String kind, ObjectKey key) {
        static Name of(ApiObject object) {
            return new Name(object.kind(), object.key());
        }

        /** What a person calls it. */
        @Override
        public String toString() {
            return kind.toLowerCase(Locale.ROOT) + " " + key;
        }
    }

    /**
     * Nothing changed yet.
     *
     * @param lines told what changes, in words that are made only for those who ask
     */
    Stillness(ClusterDefinition definition, Consumer<Supplier<String>> lines) {
        this.lines = lines;
        Stream.concat(BuiltInKinds.all().stream(), definition.kinds().stream())
                .map(ServedKind::resource)
                .map(it -> it.type())
                .filter(it -> it != Lease.class && it != Event.class)
                .forEach(kinds::add);
    }

    Instant lastChange() {
        return lastChange;
    }

    /** How many changes there were since {@link #forget()}. */
    int changes() {
        return changes;
    }

    void forget() {
        changes = 0;
        restless.clear();
    }

    /** Who changed most since {@link #forget()}: name and count. */
    Optional<Map.Entry<String, Integer>> mostRestless() {
        return restless.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(it -> Map.entry(it.getKey().toString(), it.getValue()));
    }

    @Override
    public String promise() {
        return "Looks whether anything changes.";
    }

    @Override
    public Term term() {
        return Term.OVER_TIME;
    }

    @Override
    public void begin(Setting setting) {
        if (begin.equals(Instant.EPOCH))
            begin = setting.cluster().world().platform().clock().now();
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return kinds;
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        if (change.before().isPresent()
                && change.after().isPresent()
                && isHeartbeat(change.before().get(), change.after().get())) return Verdict.silent();
        lastChange = change.time();
        Name name = Name.of(change.after().or(change::before).orElseThrow());
        changes++;
        restless.merge(name, 1, Integer::sum);
        lines.accept(() -> line(change, name));
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }

    private static boolean isHeartbeat(ApiObject before, ApiObject after) {
        return before instanceof Node was
                && after instanceof Node is
                && still(was).equals(still(is));
    }

    private static Node still(Node node) {
        List<NodeCondition> conditions = node.status().conditions().stream()
                .map(it -> it.withLastHeartbeatTime(Optional.empty()))
                .toList();
        ObjectMeta metadata =
                node.metadata().withResourceVersion(Optional.empty()).withManagedFields(List.of());
        return node.withMetadata(metadata).withStatus(node.status().withConditions(conditions));
    }

    private String line(Change change, Name name) {
        Duration time = Duration.between(begin, change.time());
        String what = change.before().isEmpty() ? "appears" : change.after().isEmpty() ? "is gone" : "changes";
        return String.format(Locale.ROOT, "%10.3f s  %s %s%s", time.toMillis() / 1000.0, name, what, detail(change));
    }

    private static String detail(Change change) {
        return change.after(Pod.class)
                .map(pod -> ": " + pod.status().phase().orElse("Pending")
                        + pod.spec().nodeName().map(it -> " on " + it).orElse(", no node")
                        + (pod.isTerminating() ? ", terminating" : ""))
                .orElse("");
    }
}
