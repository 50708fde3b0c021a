package dev.coracle.scheduler.queue;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.framework.ClusterEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one object.
 *
 * @param event what
 * @param before the object as it was; null where it is new
 * @param after the object as it is; null where it is gone
 */
public record Happening(
        ClusterEvent event,
        @Nullable ApiObject before,
        @Nullable ApiObject after) {}
