package dev.coracle.scheduler.framework;

import java.util.Map;

/**
 * A plugin that schedulers' configurations can name: found by {@link java.util.ServiceLoader}, so that a jar on the class
 * path is all it takes.
 */
public interface PluginProvider {
    /** The plugin's name, as configurations write it. */
    String name();

    /**
     * A factory of the plugin.
     *
     * @param args {@code pluginConfig[].args} of the configuration as JSON; empty where it has none
     * @throws IllegalArgumentException where these cannot be its arguments; the message names the field and what would be
     *     right
     */
    PluginFactory factory(Map<String, Object> args);
}
