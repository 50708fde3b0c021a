/**
 * The pods that wait to be scheduled: in which order they are tried, how long they rest after a failure, and which event
 * brings one back that fits nowhere. Pure: time is given with every call. May import: {@code model} and its subpackages,
 * {@code client.pace}, {@code scheduler.framework}, {@code scheduler.cycle}.
 *
 * <p>Where to start: {@link dev.coracle.scheduler.queue.SchedulingQueue}; then {@code Entry} and {@code Blockers}.
 */
@NullMarked
package dev.coracle.scheduler.queue;

import org.jspecify.annotations.NullMarked;
