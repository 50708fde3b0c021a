package dev.coracle.scheduler.queue;

/**
 * How many pods are where.
 *
 * @param active to be tried next
 * @param resting to be tried when they have rested
 * @param waiting until something happens that may help them, those behind a gate included
 * @param inFlight being tried
 */
public record QueueSizes(int active, int resting, int waiting, int inFlight) {}
