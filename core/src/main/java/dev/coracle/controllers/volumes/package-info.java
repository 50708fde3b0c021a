/**
 * Volumes: binds claims to volumes, has volumes made and thrown away, makes the claims of pods that bring their own, and
 * keeps what is in use from disappearing. May import: {@code platform}, {@code model} and its subpackages, {@code api},
 * {@code client} and its subpackages, {@code controllers}.
 *
 * <p>Where to start: {@link dev.coracle.controllers.volumes.VolumeBinder}; {@code ClaimPlanner} and {@code VolumePlanner}
 * decide.
 */
@NullMarked
package dev.coracle.controllers.volumes;

import org.jspecify.annotations.NullMarked;
