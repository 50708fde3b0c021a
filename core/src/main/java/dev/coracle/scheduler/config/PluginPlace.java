package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** A plugin, by its name. */
@Value.Immutable
interface PluginPlace extends ModelValue, WithPluginPlace {
    /** Nothing set. */
    PluginPlace EMPTY = builder().build();

    /** Its name; {@code *} for all. */
    @Value.Default
    default String name() {
        return "";
    }

    /** How much its score counts. */
    @Value.Default
    default int weight() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePluginPlace.Builder {}
}
