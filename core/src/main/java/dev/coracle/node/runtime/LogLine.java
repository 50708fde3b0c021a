package dev.coracle.node.runtime;

import java.time.Instant;

/**
 * A line that a container wrote.
 *
 * @param time when
 * @param text without the end of the line
 */
public record LogLine(Instant time, String text) {}
