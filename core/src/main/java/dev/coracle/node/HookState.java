package dev.coracle.node;

/** How far the hook that follows the start of a container has come. */
enum HookState {
    /** Not looked at. */
    NEW,
    /** Under way. */
    RUNNING,
    /** Done, or there is none. */
    DONE,
    /** It failed: the container has to end. */
    FAILED
}
