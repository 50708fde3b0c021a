package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import java.util.Optional;

/**
 * Says who may do what.
 *
 * <p><b>Threads.</b> Called by many threads at once, for every request, before anything is read.
 */
@FunctionalInterface
public interface Authorizer {
    /** Everybody may do everything. */
    Authorizer ALWAYS_ALLOW = request -> Optional.empty();

    /** Why the user may not do this; empty where they may. The reason may be the empty text. */
    Optional<String> refusal(ApiRequest request);
}
