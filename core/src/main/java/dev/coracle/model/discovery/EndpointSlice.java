package dev.coracle.model.discovery;

import dev.coracle.model.AlwaysWritten;
import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import org.immutables.value.Value;

/**
 * Part of the endpoints of a service, all of one address type. The label {@code kubernetes.io/service-name} links it
 * to the service.
 */
@GroupVersionKind(group = "discovery.k8s.io", version = "v1", kind = "EndpointSlice")
@Resource(plural = "endpointslices")
@Value.Immutable
public interface EndpointSlice extends ApiObject, WithEndpointSlice {
    @Override
    @Derived
    default String apiVersion() {
        return "discovery.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "EndpointSlice";
    }

    /** Identity of the slice; its labels tell the service and the managing controller. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Kind of all addresses in the slice: {@code IPv4}, {@code IPv6} or {@code FQDN} (deprecated); immutable. */
    @Required
    @Value.Default
    default String addressType() {
        return "";
    }

    /** Backends in the slice, at most 1000. */
    @Required
    List<Endpoint> endpoints();

    /** Ports offered by every endpoint of the slice, at most 100; slices for services always have some. */
    @AlwaysWritten
    List<EndpointPort> ports();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpointSlice.Builder {}
}
