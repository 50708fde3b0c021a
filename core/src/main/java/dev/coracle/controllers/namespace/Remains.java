package dev.coracle.controllers.namespace;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is left of the objects of one kind after they were deleted.
 *
 * @param resource their kind as messages name it: plural, dot, group
 * @param count how many
 * @param finalizers how many of them each finalizer holds
 * @param grace how long they may take
 * @param error why they could not be deleted
 */
record Remains(String resource, int count, Map<String, Integer> finalizers, Duration grace, Optional<String> error) {
    Remains {
        finalizers = Collections.unmodifiableMap(new TreeMap<>(finalizers));
    }

    /** The objects could not be deleted. */
    static Remains failed(String resource, String why) {
        return new Remains(resource, 0, Collections.emptyMap(), Duration.ZERO, Optional.of(why));
    }
}
