/**
 * The run of a simulated cluster as a picture: who ran where, what befell whom, and which promise broke when. May import:
 * everything but {@code testkit}.
 */
@NullMarked
package dev.coracle.simulation.timeline;

import org.jspecify.annotations.NullMarked;
