/**
 * Kubernetes' configuration file of a scheduler, {@code KubeSchedulerConfiguration}, and what it means here. May import:
 * {@code scheduler} and what it may import.
 */
@ApiValue
@NullMarked
package dev.coracle.scheduler.config;

import dev.coracle.model.ApiValue;
import org.jspecify.annotations.NullMarked;
