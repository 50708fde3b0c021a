package dev.coracle.apiserver;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Entropy;
import io.vavr.control.Either;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What objects of a kind need that no other object may have too, such as an address, and how they come by it.
 *
 * <p>Things are named by texts such as {@code serviceips/10.96.0.10}. The objects themselves are the record of who has
 * what: a thing is free as soon as no object names it, so nothing need be given back and nothing can leak.
 */
public interface Allocation<T extends ApiObject> {
    /** What an object has. */
    Collection<String> held(T object);

    /**
     * The object with everything it needs, or what is wrong with what it asks for.
     *
     * @param asked the object asked for, after defaults and before validation
     * @param stored the one stored; empty for a new object
     * @throws dev.coracle.api.ApiException where nothing is left
     */
    Either<List<FieldError>, T> allocate(T asked, Optional<T> stored, Claims claims);

    /** Lays hands on things, on behalf of one object and for one write. */
    interface Claims {
        /** Claims a thing; false where another object has it or is about to have it. */
        boolean claim(String thing);

        /** Chance, for choosing among equals. */
        Entropy chance();
    }
}
