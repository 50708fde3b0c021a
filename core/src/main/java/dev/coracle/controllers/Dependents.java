package dev.coracle.controllers;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.selector.Selector;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks for owners to be reconciled when something happens to what they manage, or might adopt.
 *
 * @param <O> owners
 * @param <T> what they manage
 */
public final class Dependents<O extends ApiObject, T extends ApiObject> implements Handler<T> {
    private final Class<O> type;
    private final Lister<O> owners;
    private final Function<O, Selector> selector;
    private final ReconcileQueue queue;

    /**
     * A handler for the objects that owners of this type manage.
     *
     * @param selector which objects an owner might adopt; one that selects everything adopts nothing
     */
    public Dependents(Class<O> type, Lister<O> owners, Function<O, Selector> selector, ReconcileQueue queue) {
        this.type = type;
        this.owners = owners;
        this.selector = selector;
        this.queue = queue;
    }

    @Override
    public void added(T object) {
        if (Owners.controllerOf(object).isPresent()) tellOwner(object);
        else tellAdopters(object);
    }

    @Override
    public void updated(T before, T after) {
        Optional<OwnerReference> owner = Owners.controllerOf(after);
        boolean moved = !owner.equals(Owners.controllerOf(before));
        if (moved) tellOwner(before);
        if (owner.isPresent()) tellOwner(after);
        else if (moved || !before.labels().equals(after.labels())) tellAdopters(after);
    }

    @Override
    public void deleted(T last) {
        tellOwner(last);
    }

    private void tellOwner(T object) {
        Owners.controllerKey(object, type).ifPresent(queue::add);
    }

    private void tellAdopters(T object) {
        if (object.isTerminating()) return;
        for (O owner : owners.list(object.namespace())) {
            Selector selected = selector.apply(owner);
            if (!selected.isEverything() && selected.matches(object.labels())) queue.add(owner.key());
        }
    }
}
