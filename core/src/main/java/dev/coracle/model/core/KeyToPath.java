package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Maps an entry of a ConfigMap or Secret to a file. */
@Value.Immutable
public interface KeyToPath extends ModelValue, WithKeyToPath {
    /** Entry to read. */
    @Required
    @Value.Default
    default String key() {
        return "";
    }

    /** Permission bits from 0 to 0777 octal, decimal in JSON; absent means the volume's default mode. */
    Optional<Integer> mode();

    /** Relative file path inside the volume, without {@code ..} components. */
    @Required
    @Value.Default
    default String path() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableKeyToPath.Builder {}
}
