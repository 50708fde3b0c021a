package dev.coracle.controllers.garbagecollector;

import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Fate;
import dev.coracle.controllers.garbagecollector.GarbagePlanner.Owner;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the owners that objects name. Safe for all threads. */
final class Owners {
    /** How many absent owners are remembered, so that not each of many dependents asks for the same one. */
    private static final int REMEMBERED = 500;

    private final ControllerContext context;
    private final Map<String, Kind<?>> kinds = new LinkedHashMap<>();
    /** Owners that are absent, and whether they are in another namespace. */
    private final Map<Absent, Boolean> absent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Absent, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** An owner that is not there, and never will be, since a uid is not used twice. */
    private record Absent(String kind, ObjectKey key, String uid) {}

    Owners(ControllerContext context, List<Kind<?>> kinds) {
        this.context = context;
        kinds.forEach(
                it -> this.kinds.put(name(it.type().apiVersion(), it.type().kind()), it));
    }

    private static String name(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    /** The kind of an owner; null where it is not served, or cannot own this object. */
    private @Nullable Kind<?> kindOf(OwnerReference owner, ApiObject object) {
        Kind<?> kind = kinds.get(name(owner.apiVersion(), owner.kind()));
        return kind == null || (kind.type().namespaced() && object.namespace().isEmpty()) ? null : kind;
    }

    /** Whether the informers show nothing about an object that asks for action. */
    boolean isSettled(ApiObject object) {
        if (object.isTerminating()) {
            return !GarbagePlanner.isWaiting(object.metadata()) && !GarbagePlanner.isOrphaning(object.metadata());
        }
        for (OwnerReference owner : object.metadata().ownerReferences()) {
            Kind<?> kind = kindOf(owner, object);
            if (kind == null) continue;
            Optional<? extends ApiObject> found = kind.cached(kind.keyOf(owner, object));
            if (found.isEmpty() || fate(found.get(), owner) != Fate.SOLID) return false;
        }
        return true;
    }

    private static Fate fate(ApiObject found, OwnerReference owner) {
        if (!found.uid().equals(owner.uid())) return Fate.ABSENT;
        return GarbagePlanner.isWaiting(found.metadata()) ? Fate.WAITING : Fate.SOLID;
    }

    /** Whether the informers do not show an owner. */
    boolean isUnseen(OwnerReference owner, ApiObject object) {
        Kind<?> kind = kindOf(owner, object);
        if (kind == null) return false;
        return kind.cached(kind.keyOf(owner, object))
                .filter(it -> it.uid().equals(owner.uid()))
                .isEmpty();
    }

    /** Asks the server what became of an object's owners. */
    List<Owner> judge(ApiObject object) {
        List<Owner> owners = new ArrayList<>();
        for (OwnerReference owner : object.metadata().ownerReferences()) {
            Kind<?> kind = kindOf(owner, object);
            owners.add(new Owner(owner, kind == null ? Fate.SOLID : judge(kind, owner, object)));
        }
        return owners;
    }

    private Fate judge(Kind<?> kind, OwnerReference owner, ApiObject object) {
        ObjectKey key = kind.keyOf(owner, object);
        Absent missing = new Absent(name(owner.apiVersion(), owner.kind()), key, owner.uid());
        Boolean elsewhere;
        synchronized (absent) {
            elsewhere = absent.get(missing);
        }
        if (elsewhere == null) {
            Fate fate = kind.live(key).map(it -> fate(it, owner)).orElse(Fate.ABSENT);
            if (fate != Fate.ABSENT) return fate;
            elsewhere = kind.has(owner.uid());
            synchronized (absent) {
                absent.put(missing, elsewhere);
            }
        }
        if (elsewhere) tellWhereItIsNot(owner, object);
        return Fate.ABSENT;
    }

    /** An owner in another namespace counts as absent, which its author may not have known. */
    private void tellWhereItIsNot(OwnerReference owner, ApiObject object) {
        context.events()
                .warning(
                        object,
                        "OwnerRefInvalidNamespace",
                        "ownerRef [" + owner.apiVersion() + "/" + owner.kind() + ", namespace: " + object.namespace()
                                + ", name: " + owner.name() + ", uid: " + owner.uid()
                                + "] does not exist in namespace \"" + object.namespace() + "\"");
    }
}
