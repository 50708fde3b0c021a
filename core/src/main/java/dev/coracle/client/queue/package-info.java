/**
 * Work queue of keys: each key is processed by one worker at a time, and again where it was added meanwhile; failures
 * are tried again later and later. May import: {@code platform}, {@code api}, {@code client}, {@code client.pace}.
 */
@NullMarked
package dev.coracle.client.queue;

import org.jspecify.annotations.NullMarked;
