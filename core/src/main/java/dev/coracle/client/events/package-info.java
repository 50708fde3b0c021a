/**
 * Tells people what happens to objects: records Kubernetes events, and sees to it that repetition stays cheap. May
 * import: {@code platform}, {@code model} and its subpackages, {@code api}, {@code client}, {@code client.pace}.
 */
@NullMarked
package dev.coracle.client.events;

import org.jspecify.annotations.NullMarked;
