package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.Map;
import org.immutables.value.Value;

/** Arguments of a plugin. */
@Value.Immutable
interface PluginConfig extends ModelValue, WithPluginConfig {
    /** Nothing set. */
    PluginConfig EMPTY = builder().build();

    /** The name of the plugin. */
    @Value.Default
    default String name() {
        return "";
    }

    /** The arguments. */
    Map<String, Object> args();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePluginConfig.Builder {}
}
