package dev.coracle.api;

import dev.coracle.model.schema.ResourceType;
import java.util.Optional;
import org.immutables.value.Value;

/** One call of the API, whatever carries it. */
@Value.Immutable
public interface ApiRequest extends WithApiRequest {
    /** What to do. */
    Verb verb();

    /** To objects of which kind. */
    ResourceType<?> resource();

    /** In which namespace; empty for cluster-scoped objects and for all namespaces. */
    @Value.Default
    default String namespace() {
        return "";
    }

    /** To which object; empty for a collection. */
    @Value.Default
    default String name() {
        return "";
    }

    /** Through which part of the object, such as {@code status}; empty for the object itself. */
    @Value.Default
    default String subresource() {
        return "";
    }

    /** What it carries. */
    Optional<Body> body();

    /** Selection and freshness, for lists, watches and deletions of collections. */
    @Value.Default
    default ListOptions list() {
        return ListOptions.ALL;
    }

    /** How a write is meant. */
    @Value.Default
    default WriteOptions write() {
        return WriteOptions.PLAIN;
    }

    /** Who asks. */
    @Value.Default
    default User user() {
        return User.ADMIN;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets the parts of a request. */
    final class Builder extends ImmutableApiRequest.Builder {}
}
