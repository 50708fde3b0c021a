package dev.coracle.model.discovery;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Readiness and termination state of an endpoint. */
@Value.Immutable
public interface EndpointConditions extends ModelValue, WithEndpointConditions {
    /** Nothing set. */
    EndpointConditions EMPTY = builder().build();

    /**
     * Whether the endpoint should get new traffic, normally serving and not terminating; absent is to be read as
     * {@code true}.
     */
    Optional<Boolean> ready();

    /** Whether the endpoint can answer requests, even while terminating; absent follows {@code ready}. */
    Optional<Boolean> serving();

    /** Whether the endpoint is shutting down; absent is to be read as {@code false}. */
    Optional<Boolean> terminating();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpointConditions.Builder {}
}
