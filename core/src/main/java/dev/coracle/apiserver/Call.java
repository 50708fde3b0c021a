package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Refusals;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.TypeMeta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One request to a {@link Subresource}, and what can be done about it. For one thread. */
public final class Call {
    private final ApiRequest request;
    private final Writes writes;
    private final Deletes deletes;
    private final Writer writer;

    Call(ApiRequest request, Writes writes, Deletes deletes) {
        this.request = request;
        this.writes = writes;
        this.deletes = deletes;
        this.writer = writes.writer(request);
    }

    /** Namespace and name of the object below which it was asked. */
    public ObjectKey key() {
        return new ObjectKey(request.namespace(), request.name());
    }

    /**
     * What the request carries, as the admission plugins want it.
     *
     * @param apiVersions versions that it may be of; the first one is the server's
     */
    public <V extends TypeMeta> V body(Class<V> type, String kind, List<String> apiVersions) {
        V body = Decoding.value(type, kind, apiVersions, request).value();
        return writes.admission().mutate(request, key(), body, type, Optional.empty());
    }

    /** Lets the admission plugins refuse the request. */
    public void admit(TypeMeta body) {
        writes.admission().validate(request, key(), Optional.of(body), Optional.empty());
    }

    /** An object as it is now. */
    public <T extends ApiObject> Optional<T> find(Class<T> type, ObjectKey key) {
        return writer.find(writer.kind(type), key);
    }

    /** An object as it is now; refuses the request where there is none. */
    public <T extends ApiObject> T existing(Class<T> type, ObjectKey key) {
        return writer.existing(writer.kind(type), key);
    }

    /** All objects of a kind in the request's namespace, by name. */
    public <T extends ApiObject> List<T> list(Class<T> type) {
        return writer.list(type, request.namespace());
    }

    /**
     * Changes an object.
     *
     * @param change from what is stored to what should be; called again where the object changed meanwhile
     * @return what is stored now
     * @throws dev.coracle.api.ApiException where there is no such object, or the change throws it
     */
    public <T extends ApiObject> T update(Class<T> type, ObjectKey key, UnaryOperator<T> change) {
        return writer.update(writer.kind(type), key, change);
    }

    /** Refuses a deletion that is meant for another object or revision than this one. */
    public void checkPreconditions(ApiObject object, DeleteOptions options) {
        Deletes.checkPreconditions(request.resource(), object, options);
    }

    /** The same request as these options mean it: some ask to go through every step but the last. */
    public Call meant(DeleteOptions options) {
        DeleteRules.check(options);
        return new Call(DeleteRules.meant(request, options), writes, deletes);
    }

    /** Deletes an object, or begins to. */
    public <T extends ApiObject> void delete(Class<T> type, ObjectKey key, DeleteOptions options) {
        deletes.delete(writer.kind(type), request, key, options);
    }

    /** Refuses a body that is about another object than the request. */
    public void checkName(TypeMeta body, String name) {
        if (!name.isEmpty() && !name.equals(request.name())) {
            throw Refusals.badRequest("name in URL does not match name in " + body.kind() + " object");
        }
    }

    /** When the request is carried out. */
    public Instant now() {
        return writes.now();
    }

    /** Whether everything is done but the last step. */
    public boolean isDryRun() {
        return request.write().dryRun();
    }
}
