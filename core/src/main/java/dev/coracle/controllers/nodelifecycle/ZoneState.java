package dev.coracle.controllers.nodelifecycle;

/** How a zone is doing as a whole. */
enum ZoneState {
    /** Most nodes are ready. */
    NORMAL,
    /** Many nodes are not ready. */
    PARTIAL_DISRUPTION,
    /** No node is ready. */
    FULL_DISRUPTION
}
