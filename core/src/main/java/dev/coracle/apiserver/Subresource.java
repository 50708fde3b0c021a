package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;

/** An endpoint below an object that follows rules of its own. */
@FunctionalInterface
public interface Subresource {
    /**
     * Carries out a request that was authorized already.
     *
     * @throws dev.coracle.api.ApiException where it is refused
     */
    ApiResponse handle(ApiRequest request, Writer writer);
}
