package dev.coracle.controllers.garbagecollector;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Fate;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Owner;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Plan;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.View;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the control loop. The graph of owners and dependents is that which the informers' indexes show; whatever is
 * deleted is judged by the server's own state, owner by owner.
 */
final class Collector {
    private static final int WORKERS_PER_KIND = 4;

    private final ControllerContext context;
    private final Map<String, Queued<?>> kinds = new LinkedHashMap<>();
    private final Owners owners;

    /** A kind and those of its objects that are to be looked at. */
    private record Queued<T extends ApiObject>(Kind<T> kind, ReconcileQueue queue) {}

    Collector(ControllerContext context, List<Class<? extends ApiObject>> types) {
        this.context = context;
        types.forEach(this::add);
        List<Kind<?>> judged = new ArrayList<>();
        kinds.values().forEach(it -> judged.add(it.kind()));
        owners = new Owners(context, judged);
        kinds.values().forEach(this::follow);
    }

    private <T extends ApiObject> void add(Class<T> type) {
        Kind<T> kind = new Kind<>(context, type);
        ReconcileQueue queue = context.queue(WORKERS_PER_KIND, key -> reconcile(kind, key));
        kinds.put(kind.type().apiVersion() + " " + kind.type().kind(), new Queued<>(kind, queue));
    }

    private <T extends ApiObject> void follow(Queued<T> queued) {
        context.follow(queued.kind().type().type(), new Handler<T>() {
            @Override
            public void added(T object) {
                if (!owners.isSettled(object)) queued.queue().add(object.key());
                object.metadata().ownerReferences().forEach(owner -> lookAtWaiting(owner, object));
            }

            @Override
            public void updated(T before, T after) {
                if (!before.uid().equals(after.uid())) deleted(before);
                else if (isSame(before, after)) return;
                else before.metadata().ownerReferences().forEach(owner -> lookAtWaiting(owner, before));
                added(after);
            }

            @Override
            public void deleted(T last) {
                lookAtDependents(last);
                last.metadata().ownerReferences().forEach(owner -> lookAtWaiting(owner, last));
            }
        });
    }

    private static boolean isSame(ApiObject before, ApiObject after) {
        return before.metadata().ownerReferences().equals(after.metadata().ownerReferences())
                && before.metadata().finalizers().equals(after.metadata().finalizers())
                && before.isTerminating() == after.isTerminating();
    }

    /** Looks at an owner again that waits for its dependents, since one of them changed. */
    private void lookAtWaiting(OwnerReference owner, ApiObject dependent) {
        Queued<?> queued = kinds.get(owner.apiVersion() + " " + owner.kind());
        if (queued == null) return;
        ObjectKey key = queued.kind().keyOf(owner, dependent);
        queued.kind()
                .cached(key)
                .filter(it -> it.uid().equals(owner.uid()) && GarbagePlanner.isWaiting(it.metadata()))
                .ifPresent(it -> queued.queue().add(key));
    }

    private void lookAtDependents(ApiObject owner) {
        for (Queued<?> queued : kinds.values()) {
            queued.kind().dependents(owner.uid()).stream()
                    .filter(it -> !GarbagePlanner.isWaiting(it.metadata()))
                    .forEach(it -> queued.queue().add(it.key()));
        }
    }

    private List<ApiObject> dependents(ApiObject owner) {
        List<ApiObject> dependents = new ArrayList<>();
        kinds.values().forEach(it -> dependents.addAll(it.kind().dependents(owner.uid())));
        return dependents;
    }

    private <T extends ApiObject> Outcome reconcile(Kind<T> kind, ObjectKey key) {
        Optional<T> cached = kind.cached(key);
        if (cached.isEmpty() || owners.isSettled(cached.get())) return Outcome.DONE;
        Optional<T> live =
                kind.live(key).filter(it -> it.uid().equals(cached.get().uid()));
        if (live.isEmpty()) return Outcome.DONE; // the informer will say so
        T object = live.get();
        if (GarbagePlanner.isWaiting(object.metadata())) return awaitDependents(kind, object);
        if (GarbagePlanner.isOrphaning(object.metadata())) return letDependentsGo(kind, object);
        return object.isTerminating() ? Outcome.DONE : collect(kind, object);
    }

    private <T extends ApiObject> Outcome awaitDependents(Kind<T> kind, T object) {
        boolean blocked = dependents(object).stream()
                .flatMap(it -> it.metadata().ownerReferences().stream())
                .anyMatch(it ->
                        it.uid().equals(object.uid()) && it.blockOwnerDeletion().orElse(false));
        if (blocked) lookAtDependents(object);
        else removeFinalizer(kind, object, GarbagePlanner.FOREGROUND);
        return Outcome.DONE;
    }

    private <T extends ApiObject> Outcome letDependentsGo(Kind<T> kind, T object) {
        kinds.values().forEach(it -> release(it.kind(), object.uid()));
        removeFinalizer(kind, object, GarbagePlanner.ORPHAN);
        return Outcome.DONE;
    }

    private static <T extends ApiObject> void release(Kind<T> kind, String owner) {
        for (T dependent : kind.dependents(owner)) {
            List<OwnerReference> others = dependent.metadata().ownerReferences().stream()
                    .filter(it -> !it.uid().equals(owner))
                    .toList();
            kind.write(dependent, dependent.metadata().withOwnerReferences(others));
        }
    }

    private static <T extends ApiObject> void removeFinalizer(Kind<T> kind, T object, String finalizer) {
        List<String> left = new ArrayList<>(object.metadata().finalizers());
        left.remove(finalizer);
        kind.write(object, object.metadata().withFinalizers(left));
    }

    private <T extends ApiObject> Outcome collect(Kind<T> kind, T object) {
        List<Owner> named = owners.judge(object);
        List<ApiObject> dependents = dependents(object);
        boolean circular = dependents.stream().anyMatch(it -> GarbagePlanner.isWaiting(it.metadata()));
        Plan plan = GarbagePlanner.plan(new View(object.metadata(), named, !dependents.isEmpty(), circular));
        switch (plan.step()) {
            case RELEASE -> kind.write(object, object.metadata().withOwnerReferences(plan.owners()));
            case DELETE -> {
                T written = kind.write(object, object.metadata().withOwnerReferences(plan.owners()));
                kind.delete(written, plan.policy());
            }
            case KEEP -> {
                // An owner that nobody here has seen yet may be gone again before anybody does: look until it is seen.
                boolean unseen = named.stream()
                        .anyMatch(it -> it.fate() == Fate.SOLID && owners.isUnseen(it.reference(), object));
                if (unseen) return Outcome.again();
            }
        }
        return Outcome.DONE;
    }
}
