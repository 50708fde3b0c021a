package dev.coracle.node;

/**
 * The end of a pod that was begun.
 *
 * @param graceSeconds how long it may take
 * @param killAt when that is over, in nanoseconds
 */
record Ending(long graceSeconds, long killAt) {}
