package dev.coracle.api;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** Which objects of a collection a list or watch is about, and how fresh it must be. */
@Value.Immutable
public interface ListOptions extends WithListOptions {
    /** Everything, as it is now. */
    ListOptions ALL = builder().build();

    /** Labels the objects must have, such as {@code app=web,tier in (a,b),!canary}; empty for any. */
    @Value.Default
    default String labelSelector() {
        return "";
    }

    /** Fields the objects must have, such as {@code spec.nodeName=node-1}; empty for any. */
    @Value.Default
    default String fieldSelector() {
        return "";
    }

    /** Most objects to return; 0 for all. */
    @Value.Default
    default long limit() {
        return 0;
    }

    /** Token of the page before; empty for the first page. */
    @Value.Default
    default String continueToken() {
        return "";
    }

    /**
     * How fresh the answer must be: empty for the latest, {@code 0} for any state, otherwise a revision. A watch begins
     * after it.
     */
    @Value.Default
    default String resourceVersion() {
        return "";
    }

    /** {@code Exact} or {@code NotOlderThan}; how {@link #resourceVersion()} is meant. */
    Optional<String> resourceVersionMatch();

    /** Whether a watch tells from time to time how far it is. */
    @Value.Default
    default boolean allowWatchBookmarks() {
        return false;
    }

    /** Whether a watch begins with the present state and a bookmark behind it. */
    Optional<Boolean> sendInitialEvents();

    /** When the server ends a watch; empty leaves that to the server. */
    Optional<Duration> timeout();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #ALL}. */
    final class Builder extends ImmutableListOptions.Builder {}
}
