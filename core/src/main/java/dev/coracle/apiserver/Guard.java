package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.store.StoreException;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls what others wrote. A refusal and a failing store pass through; whatever else is thrown, or a missing answer,
 * becomes an internal error that names the place.
 */
final class Guard {
    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    static <R> R call(String place, Supplier<R> code) {
        try {
            return Objects.requireNonNull(code.get(), "it returned null");
        } catch (ApiException | StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("place", place).setCause(e).log("plugin failed");
            throw failed(place, e.toString());
        }
    }

    static ApiException failed(String place, String why) {
        return Refusals.internalError(place + " failed: " + why);
    }
}
