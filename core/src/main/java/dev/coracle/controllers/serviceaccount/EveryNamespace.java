package dev.coracle.controllers.serviceaccount;

import dev.coracle.api.ApiException;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes sure that an object of a name is in every namespace that is not being deleted, and is as it should be.
 *
 * @param name the object's name
 * @param made the object, for a namespace
 * @param mended what a present object should be
 */
record EveryNamespace<T extends ApiObject>(
        Class<T> kind, String name, Function<String, T> made, UnaryOperator<T> mended) {
    private static final int WORKERS = 5;

    void start(ControllerContext context) {
        Lister<Namespace> namespaces = context.lister(Namespace.class);
        Lister<T> objects = context.lister(kind);
        ReconcileQueue queue = context.queue(WORKERS, key -> {
            if (namespaces.find(key).filter(it -> !it.isTerminating()).isPresent())
                ensure(context, objects, key.name());
            return Outcome.DONE;
        });
        context.follow(Namespace.class, Handler.of(namespace -> queue.add(namespace.key())));
        context.follow(kind, Handler.of(object -> {
            if (object.name().equals(name)) queue.add(new ObjectKey("", object.namespace()));
        }));
    }

    private void ensure(ControllerContext context, Lister<T> objects, String namespace) {
        Optional<T> present = objects.find(namespace, name);
        try {
            if (present.isEmpty()) {
                context.client().of(kind).create(made.apply(namespace));
                return;
            }
            T wanted = mended.apply(present.get());
            if (!wanted.equals(present.get())) context.client().of(kind).update(wanted);
        } catch (ApiException e) {
            if (!e.isAlreadyExists() && !e.isNotFound() && !e.hasCause("NamespaceTerminating")) throw e;
        }
    }
}
