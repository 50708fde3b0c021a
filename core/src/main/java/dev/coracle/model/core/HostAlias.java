package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Additional line in the pod's {@code /etc/hosts} file. */
@Value.Immutable
public interface HostAlias extends ModelValue, WithHostAlias {
    /** Names that resolve to the address. */
    List<String> hostnames();

    /** IPv4 or IPv6 address at the start of the line. */
    @Required
    @Value.Default
    default String ip() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableHostAlias.Builder {}
}
