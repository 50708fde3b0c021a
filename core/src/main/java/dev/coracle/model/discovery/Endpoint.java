package dev.coracle.model.discovery;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ListSet;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.core.ObjectReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One backend of a service, usually a pod, with its addresses and state. */
@Value.Immutable
public interface Endpoint extends ModelValue, WithEndpoint {
    /**
     * Interchangeable addresses of the backend, 1 to 100, of the slice's address type; consumers normally use only
     * the first.
     */
    @Required
    @ListSet
    List<String> addresses();

    /** Readiness and termination state of the backend. */
    @Value.Default
    default EndpointConditions conditions() {
        return EndpointConditions.EMPTY;
    }

    /** Topology labels left over from v1beta1, read-only here; superseded by {@code nodeName} and {@code zone}. */
    Map<String, String> deprecatedTopology();

    /** Advice on which consumers should use the backend; absent means any. */
    Optional<EndpointHints> hints();

    /** DNS label under which the backend can be looked up; may be absent. */
    @KeepEmpty
    Optional<String> hostname();

    /** Node on which the backend runs; absent if unknown or not on a node. */
    @KeepEmpty
    Optional<String> nodeName();

    /** Object behind the backend, usually a pod; may be absent. */
    Optional<ObjectReference> targetRef();

    /** Zone in which the backend is located; absent if unknown. */
    @KeepEmpty
    Optional<String> zone();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpoint.Builder {}
}
