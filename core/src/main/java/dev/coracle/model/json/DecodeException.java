package dev.coracle.model.json;

import dev.coracle.model.FieldPath;

/** Text that is not what it should be: not JSON or YAML at all, or a value of the wrong type. Names the place. */
public final class DecodeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    DecodeException(String message) {
        super(message);
    }

    DecodeException(String message, Throwable cause) {
        super(message, cause);
    }

    static DecodeException at(FieldPath path, String problem) {
        String place = path.toString();
        return new DecodeException(place.isEmpty() ? problem : place + ": " + problem);
    }
}
