package dev.coracle.model.discovery;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Advice on which consumers should use an endpoint. */
@Value.Immutable
public interface EndpointHints extends ModelValue, WithEndpointHints {
    /**
     * Nodes whose traffic should go to the endpoint, at most 8; alpha, needs the {@code
     * PreferSameTrafficDistribution} feature gate.
     */
    List<ForNode> forNodes();

    /** Zones whose traffic should go to the endpoint, at most 8. */
    List<ForZone> forZones();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpointHints.Builder {}
}
