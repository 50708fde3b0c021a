package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Quobyte network volume; the in-tree driver has been removed from Kubernetes. */
@Value.Immutable
public interface QuobyteVolumeSource extends ModelValue, WithQuobyteVolumeSource {
    /** Group under which the volume is accessed; absent means no group. */
    Optional<String> group();

    /** Whether the volume is mounted without write access; {@code false} by default. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Quobyte registry addresses as {@code host:port} pairs, separated by commas. */
    @Required
    @Value.Default
    default String registry() {
        return "";
    }

    /** Quobyte tenant that owns the volume; set by provisioners for dynamically created volumes. */
    Optional<String> tenant();

    /** User under which the volume is accessed; absent uses the service account user. */
    Optional<String> user();

    /** Name of an existing Quobyte volume. */
    @Required
    @Value.Default
    default String volume() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableQuobyteVolumeSource.Builder {}
}
