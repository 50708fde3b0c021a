package dev.coracle.api;

import java.time.Instant;

/**
 * A write of a {@link Routine} that was left out.
 *
 * @param nanos the moment at which a watcher on this side would have been told, by its own clock
 * @param time what would have been written
 */
public record Refresh(long nanos, Instant time) {}
