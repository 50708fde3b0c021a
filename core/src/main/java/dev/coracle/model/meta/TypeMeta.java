package dev.coracle.model.meta;

import dev.coracle.model.ModelValue;

/** A value that can stand alone in a document, since it names its own type. */
public interface TypeMeta extends ModelValue {
    /** Group and version, such as {@code apps/v1}; only the version for the core group. */
    String apiVersion();

    /** Kind, such as {@code Deployment}. */
    String kind();
}
