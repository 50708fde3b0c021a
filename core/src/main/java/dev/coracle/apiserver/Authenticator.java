package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.User;
import java.util.Optional;

/**
 * Says who asks.
 *
 * <p><b>Threads.</b> Called by many threads at once, for every request.
 */
@FunctionalInterface
public interface Authenticator {
    /** The user that the request names: for callers in the same JVM, who are trusted. */
    Authenticator TRUST = request -> Optional.of(request.user());

    /** The user; empty where the request does not prove who asks. */
    Optional<User> authenticate(ApiRequest request);
}
