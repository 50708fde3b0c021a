/**
 * A production trace, played in virtual time: nodes and tasks from files, placed by the scheduler, run by kubelets, from
 * the creation of the first to the deletion of the last; or tasks drawn from one, to fill the cluster. May import:
 * {@code examples}, {@code examples.gpu}, {@code dsl}, core's public packages.
 */
@NullMarked
package dev.coracle.examples.replay;

import org.jspecify.annotations.NullMarked;
