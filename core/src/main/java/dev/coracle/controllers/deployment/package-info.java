/**
 * Rolls pods of a deployment from one template to the next, by replica sets. {@code DeploymentPlanner} decides from
 * values alone; {@code Rollouts} reads, asks and applies. May import: {@code platform}, {@code model} and its
 * subpackages, {@code api}, {@code client} and its subpackages, {@code controllers}.
 */
@NullMarked
package dev.coracle.controllers.deployment;

import org.jspecify.annotations.NullMarked;
