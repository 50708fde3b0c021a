package dev.coracle.controllers;

import dev.coracle.client.Resources;
import dev.coracle.client.informer.Informer;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a controller did to the objects of its owners and its informer does not show yet. Who counts objects before
 * {@link #areMet} would count too few or too many, and create or delete twice.
 *
 * <p>As Kubernetes' controller expectations, with differences on the safe side: it compares states instead of counting
 * events, it never gives up waiting, and a write without an answer is settled by asking the server.
 *
 * <p><b>Threads.</b> Every method may be called from any thread; those about one owner one at a time.
 *
 * @param <T> the model's interface of what is managed
 */
public final class Expectations<T extends ApiObject> {
    /** How long to wait at most before looking again whether they are met; an event mostly says so earlier. */
    public static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Resources<T> objects;
    private final Informer<T> informer;
    private final Map<String, Awaited> owners = new HashMap<>();

    /** What is awaited of the objects of one owner. */
    private static final class Awaited {
        /** The cache must show everything up to these revisions. */
        final Set<String> revisions = new LinkedHashSet<>();
        /** Objects, by uid, that the cache must show no more, or as terminating. */
        final Map<String, ObjectKey> leaving = new LinkedHashMap<>();
        /** Whether a write was not answered, so that there may be objects nobody knows. */
        boolean inDoubt;
        /** Objects, by uid, whose deletion was not answered. */
        final Map<String, ObjectKey> perhapsLeaving = new LinkedHashMap<>();
    }

    /** No expectations about the objects that this informer shows. */
    public Expectations(Resources<T> objects, Informer<T> informer) {
        this.objects = objects;
        this.informer = informer;
    }

    /** An object of this owner was created or changed, and is now like this. */
    public synchronized void wrote(ApiObject owner, T written) {
        of(owner).revisions.add(written.resourceVersion());
    }

    /** An object of this owner was deleted, at once or with grace. */
    public synchronized void deleted(ApiObject owner, T object) {
        of(owner).leaving.put(object.uid(), object.key());
    }

    /** An object of this owner may have been created. */
    public synchronized void perhapsCreated(ApiObject owner) {
        of(owner).inDoubt = true;
    }

    /** An object of this owner may have been deleted. */
    public synchronized void perhapsDeleted(ApiObject owner, T object) {
        Awaited awaited = of(owner);
        awaited.inDoubt = true;
        awaited.perhapsLeaving.put(object.uid(), object.key());
    }

    private Awaited of(ApiObject owner) {
        return owners.computeIfAbsent(owner.uid(), it -> new Awaited());
    }

    /** Whether the informer shows all that was done. Where a write was not answered, this asks the server about it. */
    public boolean areMet(ApiObject owner) {
        if (isInDoubt(owner)) settle(owner, objects.in(owner.namespace()).list().items());
        return isShown(owner);
    }

    private synchronized boolean isInDoubt(ApiObject owner) {
        Awaited awaited = owners.get(owner.uid());
        return awaited != null && awaited.inDoubt;
    }

    /** Takes note of what the server has. */
    private synchronized void settle(ApiObject owner, List<T> stored) {
        Awaited awaited = of(owner);
        for (T object : stored) {
            if (!Owners.isControlledBy(object, owner)) continue;
            if (!object.isTerminating()) awaited.perhapsLeaving.remove(object.uid());
            wrote(owner, object);
        }
        awaited.leaving.putAll(awaited.perhapsLeaving);
        awaited.perhapsLeaving.clear();
        awaited.inDoubt = false;
    }

    private synchronized boolean isShown(ApiObject owner) {
        Awaited awaited = owners.get(owner.uid());
        if (awaited == null) return true;
        awaited.leaving.entrySet().removeIf(it -> hasLeft(it.getValue(), it.getKey()));
        awaited.revisions.removeIf(informer::shows);
        if (!awaited.leaving.isEmpty() || !awaited.revisions.isEmpty()) return false;
        owners.remove(owner.uid());
        return true;
    }

    private boolean hasLeft(ObjectKey key, String uid) {
        return informer.lister()
                .find(key)
                .filter(object -> object.uid().equals(uid) && !object.isTerminating())
                .isEmpty();
    }

    /** Expects nothing of this owner's objects any more: it is gone. */
    public synchronized void forget(ApiObject owner) {
        owners.remove(owner.uid());
    }
}
