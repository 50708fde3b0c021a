package dev.coracle.simulation.fault;

/**
 * What one part suffers from a fault: most faults are one stroke, some are several.
 *
 * @param kind of a single part, none of several
 * @param target the part
 * @param fault where it comes from
 * @param number tells it from all others of a run
 */
record Stroke(FaultKind kind, String target, Fault fault, long number) {
    long amount() {
        return fault.amount();
    }
}
