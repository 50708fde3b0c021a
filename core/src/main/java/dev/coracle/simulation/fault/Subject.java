package dev.coracle.simulation.fault;

/** What strokes of some kinds do. They are among the ongoing ones from the beginning on, and no more when they end. */
interface Subject {
    void begins(Stroke stroke);

    /** Never called for a momentary kind. */
    void ends(Stroke stroke);
}
