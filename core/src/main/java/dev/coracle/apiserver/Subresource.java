package dev.coracle.apiserver;

import dev.coracle.api.ApiResponse;

/** An endpoint below an object that does something of its own, such as {@code binding}. */
@FunctionalInterface
public interface Subresource {
    /**
     * Carries out a request that was authorized already.
     *
     * @throws dev.coracle.api.ApiException where it is refused
     */
    ApiResponse handle(Call call);
}
