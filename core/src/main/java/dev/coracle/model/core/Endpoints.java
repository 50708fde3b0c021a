package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import org.immutables.value.Value;

/**
 * Backend addresses of the Service with the same name. Deprecated since Kubernetes 1.33 in favour of EndpointSlice.
 */
@GroupVersionKind(version = "v1", kind = "Endpoints")
@Resource(plural = "endpoints", shortNames = "ep")
@Value.Immutable
public interface Endpoints extends ApiObject, WithEndpoints {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Endpoints";
    }

    /** Object identity, labels and annotations; the name is that of the Service. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Backends grouped by common ports; absent or empty means that there are none. */
    List<EndpointSubset> subsets();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpoints.Builder {}
}
