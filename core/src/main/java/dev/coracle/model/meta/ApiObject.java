package dev.coracle.model.meta;

/** An object that the API server stores: it has a name, a uid and a revision. */
public interface ApiObject extends TypeMeta {
    /** Name, labels, and what the API server keeps about the object. */
    ObjectMeta metadata();

    /** A copy with other metadata. */
    ApiObject withMetadata(ObjectMeta metadata);
}
