package dev.coracle.api;

import dev.coracle.model.json.Document;
import dev.coracle.model.meta.TypeMeta;

/** What a request carries. */
public sealed interface Body {
    /**
     * A value in the server's own JVM: handed over as it is.
     *
     * @param value an object, or options such as {@link dev.coracle.model.meta.DeleteOptions}
     */
    record Typed(TypeMeta value) implements Body {}

    /**
     * A document as it came over the wire, not yet read as a type.
     *
     * @param document the tree, and which fields stood twice
     */
    record Raw(Document document) implements Body {}

    /**
     * A change to an object.
     *
     * @param type how to read it
     * @param document the patch; a list for {@link PatchType#JSON}, otherwise an object
     */
    record Patch(PatchType type, Document document) implements Body {}

    /** The ways to write down a change. */
    enum PatchType {
        /** RFC 6902: a list of operations. */
        JSON("application/json-patch+json"),
        /** RFC 7386: an object whose nulls delete. */
        MERGE("application/merge-patch+json"),
        /** Kubernetes' own: like merge, but lists of objects are merged by key. */
        STRATEGIC("application/strategic-merge-patch+json"),
        /** Server-side apply: the fields that the manager wants, with ownership. */
        APPLY("application/apply-patch+yaml");

        private final String mediaType;

        PatchType(String mediaType) {
            this.mediaType = mediaType;
        }

        /** Its content type in HTTP. */
        public String mediaType() {
            return mediaType;
        }
    }
}
