package dev.coracle.client;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Verb;
import dev.coracle.api.WriteOptions;
import dev.coracle.model.json.Document;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;

/**
 * Makes the requests of one view of resources. Immutable.
 *
 * @param calls carries them out
 * @param type to objects of which type
 * @param namespace where; empty for everywhere
 * @param subresource through which part; empty for the object itself
 * @param options how writes are meant
 */
record Requests<T extends ApiObject>(
        Calls calls, ResourceType<T> type, String namespace, String subresource, WriteOptions options) {

    Requests<T> in(String namespace) {
        return new Requests<>(calls, type, namespace, subresource, options);
    }

    Requests<T> with(WriteOptions options) {
        return new Requests<>(calls, type, namespace, subresource, options);
    }

    Requests<T> through(String subresource) {
        return new Requests<>(calls, type, namespace, subresource, options);
    }

    /** A request to the objects together. */
    ApiRequest.Builder collection(Verb verb) {
        return calls.request(verb, type).namespace(namespace);
    }

    /** A request to one object, or the part of it that is meant. */
    ApiRequest.Builder one(Verb verb, String name) {
        return collection(verb).name(name).subresource(subresource).write(options);
    }

    /** A request that carries an object, to where that object is. */
    ApiRequest.Builder write(Verb verb, T object) {
        return calls.request(verb, type)
                .namespace(namespaceOf(object))
                .write(options)
                .body(new Body.Typed(object));
    }

    /** A request that carries a value. */
    ApiRequest.Builder send(Verb verb, String name, TypeMeta value) {
        return one(verb, name).body(new Body.Typed(value));
    }

    /** A request that carries a patch. */
    ApiRequest.Builder patch(String name, PatchType kind, Document change) {
        return one(Verb.PATCH, name).body(new Body.Patch(kind, change));
    }

    String namespaceOf(T object) {
        return namespace.isEmpty() ? object.namespace() : namespace;
    }

    /** Makes a call that is answered with one of the objects. */
    T object(ApiRequest.Builder request) {
        return calls.value(type.type(), request.build());
    }

    /** Makes a call that is answered with a list of the objects. */
    ObjectList<T> list(ApiRequest.Builder request) {
        return calls.list(type.type(), request.build());
    }
}
