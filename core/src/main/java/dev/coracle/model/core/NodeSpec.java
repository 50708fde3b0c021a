package dev.coracle.model.core;

import dev.coracle.model.ListSet;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Desired properties of a Node. */
@Value.Immutable
public interface NodeSpec extends ModelValue, WithNodeSpec {
    /** Nothing set. */
    NodeSpec EMPTY = builder().build();

    /** Former source of dynamic kubelet configuration; deprecated and without effect. */
    Optional<NodeConfigSource> configSource();

    /** Former external identifier; deprecated, and unused by current kubelets. */
    Optional<String> externalID();

    /** CIDR range from which the node's pods get addresses; equals the first entry of {@code podCIDRs}. */
    Optional<String> podCIDR();

    /** CIDR ranges for the node's pods, at most one per IP family. */
    @PatchStrategy(Strategy.MERGE)
    @ListSet
    List<String> podCIDRs();

    /** Identifier given by the cloud provider, in the form {@code provider://id}. */
    Optional<String> providerID();

    /** Marks that keep away pods without a matching toleration; absent means none. */
    List<Taint> taints();

    /** Whether the node is cordoned off from new pods; absent means {@code false}. */
    @Value.Default
    default boolean unschedulable() {
        return false;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeSpec.Builder {}
}
