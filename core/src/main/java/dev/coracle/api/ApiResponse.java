package dev.coracle.api;

import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.TypeMeta;
import java.util.List;

/** How a call ended, where that is known. */
public sealed interface ApiResponse {
    /**
     * It was carried out.
     *
     * @param code HTTP status: 200, 201 or 202
     * @param body the object after the call, or a {@link Status}
     * @param warnings sentences for the person who asked
     */
    record Done(int code, TypeMeta body, List<String> warnings) implements ApiResponse {}

    /**
     * The objects asked for.
     *
     * @param list the objects
     */
    record Listed(ObjectList<?> list) implements ApiResponse {}

    /**
     * It was refused, and nothing was changed.
     *
     * @param status code, reason and message
     */
    record Refused(Status status) implements ApiResponse {}
}
