package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Plugins at an extension point. */
@Value.Immutable
interface PluginSet extends ModelValue, WithPluginSet {
    /** Nothing set. */
    PluginSet EMPTY = builder().build();

    /** Plugins to be asked, beside the usual ones. */
    List<PluginPlace> enabled();

    /** Usual plugins that are not to be asked. */
    List<PluginPlace> disabled();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePluginSet.Builder {}
}
