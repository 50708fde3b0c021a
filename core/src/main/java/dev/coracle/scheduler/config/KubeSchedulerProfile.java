package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A way to schedule. */
@Value.Immutable
interface KubeSchedulerProfile extends ModelValue, WithKubeSchedulerProfile {
    /** Nothing set. */
    KubeSchedulerProfile EMPTY = builder().build();

    /** Pods choose it by this name. */
    @Value.Default
    default String schedulerName() {
        return "";
    }

    /** How many of a hundred nodes to look at. */
    Optional<Integer> percentageOfNodesToScore();

    /** What differs from the usual plugins, by extension point. */
    Map<String, PluginSet> plugins();

    /** Arguments of plugins. */
    List<PluginConfig> pluginConfig();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableKubeSchedulerProfile.Builder {}
}
