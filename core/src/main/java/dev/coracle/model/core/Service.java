package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Stable network endpoint in front of a changing set of pods. */
@GroupVersionKind(version = "v1", kind = "Service")
@Resource(plural = "services", shortNames = "svc", categories = "all")
@Value.Immutable
public interface Service extends ApiObject, WithService {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Service";
    }

    /** Identity of the service; its name must be a DNS label that starts with a letter. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired ports, selection and exposure of the service. */
    @Value.Default
    default ServiceSpec spec() {
        return ServiceSpec.EMPTY;
    }

    /** Observed state, chiefly of the load balancer; read-only for ordinary clients. */
    @Value.Default
    default ServiceStatus status() {
        return ServiceStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableService.Builder {}
}
