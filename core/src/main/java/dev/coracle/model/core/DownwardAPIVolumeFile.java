package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * File that shows one value from the pod itself; has exactly one of {@code fieldRef} and {@code resourceFieldRef}.
 */
@Value.Immutable
public interface DownwardAPIVolumeFile extends ModelValue, WithDownwardAPIVolumeFile {
    /** Pod field to show: its name, namespace, UID, labels or annotations. */
    Optional<ObjectFieldSelector> fieldRef();

    /** Permission bits from 0 to 0777 octal, decimal in JSON; absent means the volume's default mode. */
    Optional<Integer> mode();

    /** Relative file path inside the volume, without {@code ..} components. */
    @Required
    @Value.Default
    default String path() {
        return "";
    }

    /** Container resource request or limit to show. */
    Optional<ResourceFieldSelector> resourceFieldRef();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDownwardAPIVolumeFile.Builder {}
}
