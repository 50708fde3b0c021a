/**
 * Extenders that are asked over HTTP, in the words in which kube-scheduler asks them. May import: {@code model} and its
 * subpackages, {@code scheduler.framework}.
 */
@NullMarked
package dev.coracle.scheduler.extender;

import org.jspecify.annotations.NullMarked;
