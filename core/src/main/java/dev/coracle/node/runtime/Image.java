package dev.coracle.node.runtime;

/**
 * An image on the node.
 *
 * @param reference under which it was pulled
 * @param id what it is, whatever its reference: mostly its digest
 * @param sizeBytes how much room it takes
 */
public record Image(String reference, String id, long sizeBytes) {}
