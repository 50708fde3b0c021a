package dev.coracle.scheduler.framework;

/** Makes the instance of a plugin that one profile uses. */
@FunctionalInterface
public interface PluginFactory {
    /** A plugin that sees the cluster through this handle; its arguments are part of the factory. */
    Plugin create(Handle handle);
}
