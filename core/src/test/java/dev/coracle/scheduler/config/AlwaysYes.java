package dev.coracle.scheduler.config;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PluginFactory;
import dev.coracle.scheduler.framework.PluginProvider;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import java.util.Map;

/** A user's plugin, found as a service. */
public final class AlwaysYes implements PluginProvider {
    @Override
    public String name() {
        return "AlwaysYes";
    }

    @Override
    public PluginFactory factory(Map<String, Object> args) {
        return handle -> new FilterPlugin() {
            @Override
            public String name() {
                return "AlwaysYes";
            }

            @Override
            public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
                return Status.success();
            }
        };
    }
}
