package dev.coracle.client;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Refresh;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.api.WriteOptions;
import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The objects of one type, in one namespace or in all. Immutable: {@link #in}, {@link #with} and {@link #subresource}
 * return another view.
 *
 * <p>Over all namespaces, writes go to the namespace that the object names; what addresses an object by name alone
 * needs {@link #in} first, or the server refuses it.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 * <p><b>Errors.</b> As {@link Client} says.
 *
 * @param <T> the model's interface
 */
public sealed class Resources<T extends ApiObject> permits Pods {
    /** Enough for many writers at once; bounded, since a server that lags could otherwise hold the caller for ever. */
    private static final int EDIT_ATTEMPTS = 20;

    private final Requests<T> requests;

    Resources(Requests<T> requests) {
        this.requests = requests;
    }

    /** What they are. */
    public final ResourceType<T> type() {
        return requests.type();
    }

    /** Where they are; empty for everywhere. */
    public final String namespace() {
        return requests.namespace();
    }

    /** Those of one namespace; of all, where it is empty. */
    public Resources<T> in(String namespace) {
        return new Resources<>(requests.in(namespace));
    }

    /** The same objects with these options for every write. */
    public Resources<T> with(WriteOptions options) {
        return new Resources<>(requests.with(options));
    }

    /**
     * The same objects, of which {@link #get}, {@link #find}, {@link #update}, {@link #patch} and {@link #edit} go
     * through a part, such as {@code status} or {@code finalize}.
     */
    public final Resources<T> subresource(String subresource) {
        return new Resources<>(requests.through(subresource));
    }

    /** The same objects, read and written through {@code status}. */
    public final Resources<T> status() {
        return subresource("status");
    }

    /** An object, if there is one of this name. */
    public final Optional<T> find(String name) {
        try {
            return Optional.of(get(name));
        } catch (ApiException e) {
            if (e.isNotFound()) return Optional.empty();
            throw e;
        }
    }

    /**
     * An object.
     *
     * @throws ApiException where there is none of this name
     */
    public final T get(String name) {
        return requests.object(requests.one(Verb.GET, name));
    }

    /** All objects, as they are now. */
    public final ObjectList<T> list() {
        return list(ListOptions.ALL);
    }

    /** The objects that the options select; with a limit, the first of them and where the rest begins. */
    public final ObjectList<T> list(ListOptions options) {
        return requests.list(requests.collection(Verb.LIST).list(options));
    }

    /**
     * The objects that the options select at one revision, fetched page by page: as many a page as the limit says, or
     * 500. Where the server forgets that revision meanwhile, it is asked for all at once instead.
     */
    public final ObjectList<T> listInPages(ListOptions options) {
        return Pages.collect(this, options);
    }

    /**
     * The objects that the options select, fetched page by page while the stream is read: as many a page as the limit
     * says, or 500. They come by the server's order of keys, none of them twice. They show one revision, unless the
     * server forgets it meanwhile: then the rest is as it is by then.
     */
    public final Stream<T> stream(ListOptions options) {
        return Pages.stream(this, options);
    }

    /** Makes an object. */
    public final T create(T object) {
        return requests.object(requests.write(Verb.CREATE, object));
    }

    /** Replaces an object; where it carries a revision, only if the stored one still has it. */
    public final T update(T object) {
        return requests.object(
                requests.write(Verb.UPDATE, object).name(object.name()).subresource(requests.subresource()));
    }

    /** Replaces the status of an object, and nothing else. */
    public final T updateStatus(T object) {
        return status().update(object);
    }

    /** Changes parts of an object. */
    public final T patch(String name, PatchType kind, Document document) {
        return requests.object(requests.patch(name, kind, document));
    }

    /** Changes parts of an object; the change is written in JSON or YAML. */
    public final T patch(String name, PatchType kind, String change) {
        return patch(name, kind, Yaml.parse(change).get(0));
    }

    /** Changes parts of an object; the change is a tree of maps, lists, texts, numbers, booleans and nulls. */
    public final T patch(String name, PatchType kind, Map<String, ?> change) {
        return patch(name, kind, new Document(change, List.of()));
    }

    /**
     * Changes an object by a function of its present state: reads it, writes what the function makes of it, and begins
     * again where somebody else wrote in between. Where the function changes nothing, nothing is written.
     *
     * @throws ApiException where there is no such object, or others write faster than this caller, time after time
     */
    public final T edit(String name, UnaryOperator<T> change) {
        for (int attempt = 1; ; attempt++) {
            T before = get(name);
            T after = change.apply(before);
            if (after.equals(before)) return before;
            try {
                return update(after);
            } catch (ApiException e) {
                if (!e.isConflict() || attempt == EDIT_ATTEMPTS) throw e;
            }
        }
    }

    /** Deletes an object, as its kind does by default. */
    public final void delete(String name) {
        delete(name, DeleteOptions.builder().build());
    }

    /** Deletes an object. */
    public final void delete(String name, DeleteOptions how) {
        run(requests.through("").send(Verb.DELETE, name, how));
    }

    /** Deletes this very object, and no later one of its name: a conflict where there is one. */
    public final void delete(T object) {
        Preconditions same = Preconditions.builder().uid(object.uid()).build();
        in(requests.namespaceOf(object))
                .delete(
                        object.name(),
                        DeleteOptions.builder().preconditions(same).build());
    }

    /** Deletes an object, if there is one of this name; returns whether there was. */
    public final boolean deleteIfExists(String name) {
        try {
            delete(name);
            return true;
        } catch (ApiException e) {
            if (e.isNotFound()) return false;
            throw e;
        }
    }

    /** Deletes the objects that the options select, one by one. */
    public final ObjectList<T> deleteCollection(ListOptions selection) {
        return deleteCollection(selection, DeleteOptions.builder().build());
    }

    /** Deletes the objects that the options select, one by one. */
    public final ObjectList<T> deleteCollection(ListOptions selection, DeleteOptions how) {
        ApiRequest.Builder request = requests.through("").send(Verb.DELETE_COLLECTION, "", how);
        return requests.list(request.list(selection));
    }

    /**
     * Follows the objects that the options select. An informer is mostly what you want instead.
     *
     * @param signal run, on any thread, when {@link Watch#next} has something or the watch is over; must return at once
     */
    public final Watch watch(ListOptions selection, Runnable signal) {
        ApiRequest.Builder request = requests.collection(Verb.WATCH).list(selection);
        return requests.calls().watch(request.build(), signal);
    }

    /** Whether {@link #watch} lasts by itself, as {@link dev.coracle.api.Transport#keepsWatches()} says. */
    public final boolean keepsWatches() {
        return requests.calls().keepsWatches();
    }

    /** What a watch here was not told of an object, as {@link dev.coracle.api.Transport#refreshed} says. */
    public final Optional<Refresh> refreshed(String name) {
        return requests.calls().refreshed(requests.type(), requests.namespace(), name);
    }

    /** Whether nobody needs to ask for that for now, as {@link dev.coracle.api.Transport#keepsFresh} says. */
    public final boolean keepsFresh(String name, Duration within, Runnable over) {
        return requests.calls().keepsFresh(requests.type(), requests.namespace(), name, within, over);
    }

    /** How many replicas an object has and should have. */
    public final Scale scale(String name) {
        return scaling(scales().one(Verb.GET, name));
    }

    /** Sets how many replicas an object should have. */
    public final Scale scale(String name, int replicas) {
        Object change = Collections.singletonMap("spec", Collections.singletonMap("replicas", (long) replicas));
        return scaling(scales().patch(name, PatchType.MERGE, new Document(change, List.of())));
    }

    /** Sets how many replicas an object should have, if it still has the revision that the scale carries. */
    public final Scale scale(Scale wanted) {
        return scaling(scales().send(Verb.UPDATE, wanted.name(), wanted));
    }

    private Requests<T> scales() {
        return requests.through("scale");
    }

    private Scale scaling(ApiRequest.Builder request) {
        return requests.calls().value(Scale.class, request.build());
    }

    /** Acts on an object through a part of it with rules of its own. */
    final void act(String name, String subresource, TypeMeta body) {
        run(requests.through(subresource).send(Verb.CREATE, name, body));
    }

    private void run(ApiRequest.Builder request) {
        requests.calls().run(request.build());
    }

    @Override
    public String toString() {
        return namespace().isEmpty() ? type().toString() : type() + " in " + namespace();
    }
}
