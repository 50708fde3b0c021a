/**
 * How soon to try again, and how often at all: backoff and token buckets. Pure: time and chance are given. May import:
 * {@code platform}.
 */
@NullMarked
package dev.coracle.client.pace;

import org.jspecify.annotations.NullMarked;
