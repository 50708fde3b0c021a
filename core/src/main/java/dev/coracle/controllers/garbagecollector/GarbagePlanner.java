package dev.coracle.controllers.garbagecollector;

import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import java.util.ArrayList;
import java.util.List;

/** What becomes of an object, by what became of its owners. */
final class GarbagePlanner {
    /** Finalizer of an object whose dependents are deleted before it. */
    static final String FOREGROUND = "foregroundDeletion";
    /** Finalizer of an object that lets its dependents go before it is deleted. */
    static final String ORPHAN = "orphan";

    private GarbagePlanner() {}

    /** What became of an owner. */
    enum Fate {
        /** It is there, or cannot be judged: it keeps its dependents. */
        SOLID,
        /** There is none. */
        ABSENT,
        /** It waits for its dependents to be deleted. */
        WAITING
    }

    /**
     * An owner that an object names.
     *
     * @param reference how the object names it
     * @param fate what became of it
     */
    record Owner(OwnerReference reference, Fate fate) {}

    /**
     * An object as the server has it.
     *
     * @param object its metadata
     * @param owners all that it names
     * @param hasDependents whether others name it as their owner
     * @param circular whether one of these waits for its own dependents, so that the object might wait for itself
     */
    record View(ObjectMeta object, List<Owner> owners, boolean hasDependents, boolean circular) {}

    /** What to do. */
    enum Step {
        /** Nothing. */
        KEEP,
        /** Take owners off the object, which others keep. */
        RELEASE,
        /** Delete it. */
        DELETE
    }

    /**
     * What to do.
     *
     * @param owners the owners that the object should name from now on
     * @param policy what a deletion does to dependents
     */
    record Plan(String reason, Step step, List<OwnerReference> owners, String policy) {}

    static Plan plan(View view) {
        List<OwnerReference> all = references(view, List.of(Fate.values()));
        List<OwnerReference> solid = references(view, List.of(Fate.SOLID));
        if (all.isEmpty()) return new Plan("nobody owns it", Step.KEEP, all, "");
        if (solid.size() == all.size()) return new Plan("all its owners are there", Step.KEEP, all, "");
        if (!solid.isEmpty()) return new Plan("some of its owners are gone", Step.RELEASE, solid, "");
        boolean awaited = !references(view, List.of(Fate.WAITING)).isEmpty();
        if (awaited && view.hasDependents()) {
            List<OwnerReference> named = view.circular() ? unblocking(all) : all;
            return new Plan("an owner waits for it, and it has dependents", Step.DELETE, named, "Foreground");
        }
        return new Plan("no owner keeps it", Step.DELETE, all, policy(view.object()));
    }

    private static List<OwnerReference> references(View view, List<Fate> fates) {
        return view.owners().stream()
                .filter(it -> fates.contains(it.fate()))
                .map(Owner::reference)
                .toList();
    }

    private static List<OwnerReference> unblocking(List<OwnerReference> owners) {
        List<OwnerReference> result = new ArrayList<>();
        owners.forEach(it -> result.add(it.blockOwnerDeletion().orElse(false) ? it.withBlockOwnerDeletion(false) : it));
        return result;
    }

    /** As somebody who deleted it before asked for. */
    private static String policy(ObjectMeta object) {
        if (object.finalizers().contains(ORPHAN)) return "Orphan";
        return object.finalizers().contains(FOREGROUND) ? "Foreground" : "Background";
    }

    /** Whether an object waits for its dependents to be deleted. */
    static boolean isWaiting(ObjectMeta object) {
        return object.deletionTimestamp().isPresent() && object.finalizers().contains(FOREGROUND);
    }

    /** Whether an object waits for its dependents to be let go. */
    static boolean isOrphaning(ObjectMeta object) {
        return object.deletionTimestamp().isPresent() && object.finalizers().contains(ORPHAN);
    }
}
