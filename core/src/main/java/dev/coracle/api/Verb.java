package dev.coracle.api;

import java.util.Locale;

/** What a request does; the verbs of Kubernetes' authorization. */
public enum Verb {
    /** Reads one object. */
    GET,
    /** Reads a collection. */
    LIST,
    /** Follows a collection. */
    WATCH,
    /** Makes an object, or acts through a subresource such as {@code binding}. */
    CREATE,
    /** Replaces an object. */
    UPDATE,
    /** Changes parts of an object. */
    PATCH,
    /** Removes an object. */
    DELETE,
    /** Removes the objects of a collection. */
    DELETE_COLLECTION;

    /** Whether it may change something. */
    public boolean isWrite() {
        return compareTo(CREATE) >= 0;
    }

    /** As authorization rules write it: {@code deletecollection}. */
    @Override
    public String toString() {
        return name().replace("_", "").toLowerCase(Locale.ROOT);
    }
}
