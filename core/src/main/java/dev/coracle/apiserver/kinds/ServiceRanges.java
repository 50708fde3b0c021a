package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.validation.Cidr;
import java.util.List;
import org.immutables.value.Value;

/** Where the addresses and node ports of services come from. */
@Value.Immutable
public interface ServiceRanges extends WithServiceRanges {
    /** Kubernetes' usual ranges: {@code 10.96.0.0/12}, and ports 30000 to 32767. */
    ServiceRanges USUAL = builder().build();

    /** One network, or one of each IP version; services prefer the first. */
    @Value.Default
    default List<String> networks() {
        return List.of("10.96.0.0/12");
    }

    /** The lowest port that a node may offer for a service. */
    @Value.Default
    default int firstNodePort() {
        return 30000;
    }

    /** The highest one. */
    @Value.Default
    default int lastNodePort() {
        return 32767;
    }

    /** Refuses ranges that cannot be. */
    @Value.Check
    default void check() {
        List<Cidr> parsed = networks().stream()
                .map(it -> Cidr.parse(it).orElseThrow(() -> new IllegalArgumentException("not a network: " + it)))
                .toList();
        boolean dual = parsed.size() == 2
                && parsed.get(0).base().v6() != parsed.get(1).base().v6();
        if (parsed.size() != 1 && !dual) {
            throw new IllegalArgumentException("one network, or one of each IP version, not " + networks());
        }
        if (firstNodePort() < 1 || lastNodePort() > 65535 || firstNodePort() > lastNodePort()) {
            throw new IllegalArgumentException("not a range of ports: " + firstNodePort() + "-" + lastNodePort());
        }
    }

    /** A builder with the usual ranges. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #USUAL}. */
    final class Builder extends ImmutableServiceRanges.Builder {}
}
