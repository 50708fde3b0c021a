/**
 * Decisions of the scheduler on cases from a file: nodes, pods and a pod to be placed, to be compared with another
 * scheduler's. May import: {@code examples}, core's public packages.
 */
@NullMarked
package dev.coracle.examples.decide;

import org.jspecify.annotations.NullMarked;
