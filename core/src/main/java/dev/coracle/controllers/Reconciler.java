package dev.coracle.controllers;

import dev.coracle.client.queue.Outcome;
import dev.coracle.model.meta.ObjectKey;

/**
 * Brings one object nearer to what it should be. Level-triggered: it decides by the state as it is now, never by what
 * changed, so that it may be called at any time, and again after a crash between any two of its writes.
 *
 * <p><b>Threads.</b> Called on a worker of its queue; for one key never twice at the same time.
 * <p><b>Errors.</b> What it throws counts as {@link Outcome#again()}.
 */
@FunctionalInterface
public interface Reconciler {
    /**
     * Looks at an object, and acts.
     *
     * @param key the object, which may be gone by now
     * @return whether to come back, and when
     */
    Outcome reconcile(ObjectKey key);
}
