package dev.coracle.testkit.invariant.controllers;

import dev.coracle.controllers.Owners;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * No two writers undo each other: what is wanted of an object does not go there and back and there and back within ten
 * seconds. People may change their minds as often as they like, and what they change is followed by what belongs to it.
 *
 * @see <a href="https://github.com/kubernetes-sigs/descheduler/issues/566">Endless loop of eviction and scheduling</a>
 */
final class NoFight extends Promise {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Map<String, Course> courses = new LinkedHashMap<>();

    private Function<Change, Optional<String>> authors = change -> Optional.of("somebody");

    /**
     * How an object came to what it is.
     *
     * @param before what it was before it was that which it is
     * @param turns how often in a row it went back to what it had just been
     * @param since when it first did
     * @param owner uid of what it belongs to
     */
    private record Course(Object before, int turns, Instant since, Optional<String> owner) {}

    private record Wanted(Object spec, Object labels, Object annotations) {
        static Wanted of(ApiObject object) {
            return new Wanted(
                    Specified.spec(object), object.labels(), object.metadata().annotations());
        }
    }

    NoFight() {
        super("What is wanted of an object does not go to and fro.", Term.OVER_TIME, Specified.KINDS);
    }

    @Override
    public void begin(Setting setting) {
        super.begin(setting);
        if (setting.simulation().isPresent()) authors = setting.authors()::of;
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<ApiObject> after = change.after();
        if (change.before().isEmpty()) return Verdict.silent();
        if (after.isEmpty()) {
            courses.remove(change.before().get().uid());
            return Verdict.silent();
        }
        Wanted was = Wanted.of(change.before().get());
        Wanted is = Wanted.of(after.get());
        if (was.equals(is)) return Verdict.silent();
        if (authors.apply(change).isEmpty()) {
            forget(after.get().uid());
            return Verdict.silent();
        }
        Optional<String> owner = Owners.controllerOf(after.get()).map(OwnerReference::uid);
        Course course = courses.getOrDefault(after.get().uid(), new Course("", 0, change.time(), owner));
        boolean back = course.before().equals(is);
        boolean fresh = !back || course.since().plus(LONG).isBefore(change.time());
        int turns = back ? (fresh ? 1 : course.turns() + 1) : 0;
        courses.put(after.get().uid(), new Course(was, turns, fresh ? change.time() : course.since(), owner));
        if (turns < 3) return Verdict.kept();
        return Verdict.broken(
                after.get().kind() + " " + after.get().key(),
                "goes to and fro between two states, " + turns + " times since " + course.since(),
                "stay as one writer wants it");
    }

    /** Somebody else has decided about an object, and so about what belongs to it. */
    private void forget(String uid) {
        courses.remove(uid);
        courses.values().removeIf(it -> it.owner().equals(Optional.of(uid)));
    }

    /** There is no count. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
