package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.BindPlugin;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;

/** Binds pods by their {@code binding}. */
public final class DefaultBinder implements BindPlugin {
    /** Name of the plugin. */
    public static final String NAME = "DefaultBinder";

    private final Handle handle;

    /** The plugin. */
    public DefaultBinder(Handle handle) {
        this.handle = handle;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status bind(CycleState state, PodInfo pod, String node) {
        handle.writes().bind(pod.pod(), node);
        return Status.success();
    }
}
