package dev.coracle.scheduler.framework;

import java.util.List;

/** A pod that {@link PermitPlugin}s hold. For the scheduler's worker only. */
public interface WaitingPod {
    /** The pod. */
    PodInfo pod();

    /** The node it is to be bound to. */
    String node();

    /** The plugins that still hold it. */
    List<String> pendingPlugins();

    /** This plugin holds it no longer; when none does, it is bound. */
    void allow(String plugin);

    /** It is not bound: this plugin refuses it. */
    void reject(String plugin, String reason);
}
