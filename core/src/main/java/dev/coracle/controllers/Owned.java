package dev.coracle.controllers;

import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Lister;
import dev.coracle.model.meta.ApiObject;
import java.util.List;

/**
 * Finds objects by who manages them, over a shared informer. As fresh as the informer; see {@link Lister} for lists and
 * threads.
 *
 * @param <T> the model's interface of what is managed
 */
public final class Owned<T extends ApiObject> {
    private static final String INDEX = "controller";
    /** No uid begins like this. */
    private static final String NOBODY = "nobody in ";

    private final Lister<T> objects;

    /** What this informer shows, by its controllers. */
    public Owned(Informer<T> informer) {
        informer.addIndex(INDEX, Owned::owner);
        objects = informer.lister();
    }

    private static List<String> owner(ApiObject object) {
        return List.of(
                Owners.controllerOf(object).map(owner -> owner.uid()).orElseGet(() -> NOBODY + object.namespace()));
    }

    /** The objects that this owner manages. */
    public List<T> by(ApiObject owner) {
        return by(owner.uid());
    }

    /** The objects that the owner with this uid manages. */
    public List<T> by(String ownerUid) {
        return objects.byIndex(INDEX, ownerUid);
    }

    /** The objects of a namespace that nobody manages. */
    public List<T> orphans(String namespace) {
        return objects.byIndex(INDEX, NOBODY + namespace);
    }
}
