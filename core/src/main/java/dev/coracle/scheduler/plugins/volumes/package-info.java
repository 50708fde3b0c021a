/**
 * Kubernetes' plugins for volumes: where the volumes of a pod can be reached or made, how many a node can have, and
 * which cannot be shared. A pod without volumes costs them nothing. May import: what {@code scheduler.plugins}
 * may.
 */
@NullMarked
package dev.coracle.scheduler.plugins.volumes;

import org.jspecify.annotations.NullMarked;
