/**
 * What the scheduler knows of the cluster, kept up to date change by change: nodes, the pods on them, sums of their
 * requests, counts of pods by topology. The scheduler judges by this state itself: it is one worker's, and does not
 * change during an attempt. May import: {@code model} and its subpackages, {@code scheduler.framework}.
 */
@NullMarked
package dev.coracle.scheduler.state;

import org.jspecify.annotations.NullMarked;
