package dev.coracle.simulation.observer;

import dev.coracle.model.meta.ApiObject;

/**
 * A change of an object.
 *
 * @param type what the object is
 * @param object as it is, or as it was where it is gone
 * @param gone whether it is no longer there
 * @param revision the store's revision that made the change; for what was there at the beginning, the object's own
 */
public record News(Class<?> type, ApiObject object, boolean gone, long revision) {}
